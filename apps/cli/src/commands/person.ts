/** `waymark person`: adds a person to a network, prints single-use sign-in links, lists people and ends their roles. */
import process from 'node:process'
import { parseArgs } from 'node:util'
import { languages } from '@waymark/language'
import {
  endRoles,
  invitePerson,
  newSignInLink,
  peopleOfNetwork,
  recoverPerson,
  rolesToGive,
  type InvitationRefusal,
  type Invited,
  type PeopleRefusal,
} from '@waymark/operations'
import { settingsFrom } from '../../../web/origin.ts'
import { withRuntime } from '../open.ts'

export const usage = `person add --network SLUG --name NAME --role ROLE [--member NAME] [--office NAME] [--region CODE] [--language xx] [--email ADDRESS]
                                   adds a person and prints a sign-in link that works once, within 7 days, and leads to a password;
                                   it is shown this once: nothing can print it again
                                   roles: ${rolesToGive.join(', ')}
  person link --network SLUG --name NAME-OR-ID
                                   prints a new sign-in link for somebody who is there
  person recover --network SLUG --name NAME-OR-ID
                                   takes password, codes, passkeys and sessions of a person away and prints a new link
  person list --network SLUG       lists who has which role today
  person end --network SLUG --name NAME-OR-ID
                                   ends every role of a person in the network`

type Given = Readonly<
  Partial<Record<'network' | 'name' | 'role' | 'member' | 'office' | 'region' | 'language' | 'email', string>>
>
type Refusal = InvitationRefusal | PeopleRefusal

export async function run(words: string[]): Promise<number> {
  const text = { type: 'string' } as const
  const options = {
    network: text,
    name: text,
    role: text,
    member: text,
    office: text,
    region: text,
    language: text,
    email: text,
  }
  const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options })
  const deed = deeds[positionals[0] ?? '']
  if (!deed || positionals.length !== 1) {
    console.error(`Usage: npm run waymark -- ${usage}`)
    return 2
  }
  return deed(values)
}

const deeds: Readonly<Record<string, ((given: Given) => Promise<number>) | undefined>> = {
  add: given =>
    withRuntime(async runtime => {
      const { network = '', name = '', role = '', member, office, region, language, email } = given
      const invited = await invitePerson(runtime, { network, name, role, member, office, region, language, email })
      return invited.ok ? printLink(name, invited.value) : printRefusal(invited.refusal)
    }),
  link: ({ network = '', name = '' }) =>
    withRuntime(async runtime => {
      const made = await newSignInLink(runtime, { network, name })
      return made.ok ? printLink(name, made.value) : printRefusal(made.refusal)
    }),
  recover: ({ network = '', name = '' }) =>
    withRuntime(async runtime => {
      const made = await recoverPerson(runtime, { network, name })
      return made.ok ? printLink(name, made.value) : printRefusal(made.refusal)
    }),
  list: ({ network = '' }) =>
    withRuntime(async runtime => {
      const people = await peopleOfNetwork(runtime, network)
      if (!people.ok) return printRefusal(people.refusal)
      for (const { person, name, role, until } of people.value)
        console.log([person, name, role, until ? `until ${until}` : ''].join('\t').trimEnd())
      return 0
    }),
  end: ({ network = '', name = '' }) =>
    withRuntime(async runtime => {
      const ended = await endRoles(runtime, { network, name })
      if (!ended.ok) return printRefusal(ended.refusal)
      console.log(`${name} has no role in ${network} from today on (roles ended: ${ended.value.ended}).`)
      return 0
    }),
}

/** The link alone goes to standard output, so that it can be handed on; the sentence about it goes beside. */
function printLink(name: string, link: Invited): number {
  const { origins, port } = settingsFrom(process.env)
  const until = `${link.endsAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  console.error(
    `${name} can sign in with this link once, until ${until}. Whoever has it is let in: hand it over safely.`,
  )
  console.log(`${origins[0] ?? `http://localhost:${port}`}/${link.language}/sign-in/${link.token}`)
  return 0
}

function printRefusal(refusal: Refusal): number {
  console.error(wordsOf(refusal))
  return 1
}

function wordsOf(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'network.unknown':
      return refusal.given === '' ? 'Name the network: --network SLUG.' : `There is no network "${refusal.given}".`
    case 'network.without-people':
      return 'This network only publishes; nobody signs in to it.'
    case 'field.missing':
      return `This is needed: --${refusal.field}.`
    case 'role.unknown':
      return `"${refusal.given}" is no role. Roles: ${refusal.known}.`
    case 'language.unknown':
      return `"${refusal.given}" is none of the languages ${languages.join(', ')}.`
    case 'member.unknown':
      return `The network has no member named "${refusal.given}".`
    case 'office.unknown':
      return `The network has no office named "${refusal.given}" that a respondent speaks for.`
    case 'region.unknown':
      return `The network has no region with the code "${refusal.given}".`
    case 'email.malformed':
      return `"${refusal.given}" is no plain e-mail address.`
    case 'email.taken':
      return 'Another account has this e-mail address.'
    case 'person.unknown':
      return `Nobody named "${refusal.given}" has a role in this network today.`
    case 'person.several':
      return `Several people are named "${refusal.given}"; use an id instead: ${refusal.ids.join(', ')}.`
  }
}
