import { lazy, Suspense } from 'react';
import { closeProductForm, useFormRequest } from './formRequest';

const ProductForm = lazy(async () => ({ default: (await import('./ProductForm')).ProductForm }));

/** Shows the product form above whatever page asked for it. */
export function ProductFormHost() {
  const request = useFormRequest();
  if (!request) return null;
  return (
    <Suspense fallback={null}>
      <ProductForm key={request.product?.product_id ?? 'new'} product={request.product} onClose={closeProductForm} />
    </Suspense>
  );
}
