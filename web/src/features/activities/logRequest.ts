import { asking } from '@/shared/asked';

const dialog = asking<true>();

/** Asks for the dialog that logs an activity with a customer yet to be chosen, or closes it. */
export const openLogDialog = (open: boolean) => dialog.ask(open || null);
export const useLogDialogAsked = () => dialog.useAsked() !== null;
