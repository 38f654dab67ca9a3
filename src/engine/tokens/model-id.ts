/**
 * A model id in small letters without what routes put before or after it: `models/`, a region, a vendor's path,
 * `:free`. `us.anthropic.claude-sonnet-4-6-v1:0` gives `claude-sonnet-4-6-v1:0`.
 */
export function plainModelId(model: string): string {
  const path = model.toLowerCase().trim().split('/');
  const last = path.at(-1) ?? '';
  return last
    .replace(/^(us|eu|apac|ap|global|jp|au|ca|sa|us-gov)\./, '')
    .replace(
      /^(anthropic|amazon|meta|mistral|cohere|openai|deepseek|qwen|google|ai21|moonshot|moonshotai|zai|nvidia|minimax|writer)\./,
      '',
    )
    .replace(/:(free|nitro|floor|beta|thinking|online|extended)$/, '');
}
