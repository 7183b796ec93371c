export { AddPasskey } from './AddPasskey';
export { FactorSetup } from './FactorSetup';
export { ProofDialog } from './ProofDialog';
export { passkeysPossible } from './passkeys';
export { type PasskeyRow, passkeysQuery, useRemovePasskey, useRenamePasskey } from './passkeys.api';
export { passkeyTexts } from './passkeys.texts';
export {
  secondFactorQuery,
  useBeginSecondFactor,
  useRemoveSecondFactor,
  useRenewRecoveryCodes,
} from './secondFactor.api';
