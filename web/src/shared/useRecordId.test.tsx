import { render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider, useRouteError } from 'react-router';
import { expect, test, vi } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { useRecordId } from './useRecordId';

function Page() {
  return <p>{useRecordId('/customers/:id') ?? 'the list'}</p>;
}

function Failed() {
  const error = useRouteError();
  return <p>{error instanceof ApiProblem ? `refused ${error.status}` : 'broken'}</p>;
}

function open(address: string) {
  const router = createMemoryRouter([{ path: '*', Component: Page, ErrorBoundary: Failed }], {
    initialEntries: [address],
  });
  render(<RouterProvider router={router} />);
}

test('an address names a record, or the list', async () => {
  open('/customers/cust_01m82vsz6ef15r29kft41zxn5r');
  expect(await screen.findByText('cust_01m82vsz6ef15r29kft41zxn5r')).toBeTruthy();
  open('/customers');
  expect(await screen.findByText('the list')).toBeTruthy();
});

test('a word in place of a record is not found, whatever the API would answer to it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  open('/customers/summary');
  expect(await screen.findByText('refused 404')).toBeTruthy();
});
