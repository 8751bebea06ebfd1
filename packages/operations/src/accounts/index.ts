export * from './accept-invitation.ts'
export * from './browser-name.ts'
export * from './change-email.ts'
export * from './check-code.ts'
export { codeOfConduct, type CodeOfConduct } from './code-of-conduct.ts'
export * from './email.ts'
export * from './give-role.ts'
export { hashPassword, isPassword } from './hash-password.ts'
export * from './invite.ts'
export {
  inviteList,
  tryInvitations,
  type InvitationListForm,
  type InvitedByList,
  type InviteListRefusal,
} from './invite-list.ts'
export type { InvitationLine, InvitationLines } from './invitation-lines.ts'
export * from './kept-device.ts'
export type { From, GuessRefusal } from './limit-guesses.ts'
export { agreeNaming, withdrawNaming, type RoleGiven } from './name-focal-point.ts'
export * from './own-account.ts'
export * from './passkeys.ts'
export * from './people-page.ts'
export { takePeopleOut, type PeopleSheetRefusal } from './people-sheet.ts'
export * from './prove-again.ts'
export * from './recover.ts'
export type { RoleToGive, WishedRole } from './role-wished.ts'
export * from './second-factor.ts'
export * from './sign-in-by-password.ts'
export * from './steps.ts'
export { isStopToken, stopReminders } from './stop-reminders.ts'
