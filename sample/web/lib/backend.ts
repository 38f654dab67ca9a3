/** Asks the service of the Acme Home app. */
export async function backend(what: string, input: unknown): Promise<unknown> {
  const response = await fetch(`${process.env.HOME_API}/assistant/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  if (!response.ok) return { error: `${what}: ${response.status}` };
  return response.json();
}
