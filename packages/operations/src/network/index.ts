export * from './found-network.ts'
export * from './keep-network.ts'
export * from './read-network.ts'
export * from './subjects-shown.ts'
export { keepCountry, type CountryForm } from './member-countries.ts'
export {
  addMember,
  leaveNetwork,
  mendMember,
  renameMember,
  type LeaveForm,
  type MendForm,
  type NewMemberForm,
  type RenameForm,
} from './registry.ts'
export * from './registry-page.ts'
export {
  addRegion,
  keepRegionCountry,
  nameRegion,
  regionPage,
  regionsPage,
  type NewRegionForm,
  type RegionCountryForm,
  type RegionNamesForm,
} from './regions.ts'
export { keepSheet, trySheet, type SheetTried } from './keep-sheet.ts'
export { registrySheet, sheetColumns } from './registry-columns.ts'
