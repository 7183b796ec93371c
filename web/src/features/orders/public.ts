export { CustomerOrders } from './customer/CustomerOrders';
export { CustomerPoints } from './customer/CustomerPoints';
export type { OrderStatus } from './orders.api';
export { StatusMark } from './StatusMark';

/** The page of the settings, fetched when it is opened. */
export const loyaltyPage = async () => ({ Component: (await import('./settings/LoyaltyPage')).LoyaltyPage });
