export { FactorSetup, RecoveryCodes } from './FactorSetup';
export { secondFactorQuery, useRemoveSecondFactor, useRenewRecoveryCodes } from './secondFactor.api';
