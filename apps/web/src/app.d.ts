import type { Language } from '@waymark/language'

declare global {
  namespace App {
    interface Locals {
      language: Language
    }
  }
}

export {}
