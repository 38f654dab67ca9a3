import { Jump, type Send } from './call-row.tsx';
import type { Control, ModelControl } from './what-if-controls.ts';

const steps = 1000;

/** A figure with a slider and a field; both show the same value. */
export function ControlRow(props: {
  readonly control: Control;
  /** '' while it is not changed. */
  readonly value: string;
  readonly change: (set: string, value: string) => void;
  readonly send: Send;
  readonly root: string;
}) {
  const { control, value, change, send, root } = props;
  const number = value === '' ? control.typical : fromText(control, value);
  const name = `what-if ${control.set}`;
  return (
    <div class="control">
      <label for={name}>
        {control.title} <span class="detail">{control.unit}</span>
      </label>
      {send && (
        <div class="fields">
          <input
            type="range"
            aria-label={`${control.title} ${control.unit}, slider`}
            min={0}
            max={steps}
            value={toStep(control, number)}
            aria-valuetext={toText(control, number)}
            onInput={event =>
              change(control.set, toText(control, fromStep(control, Number(event.currentTarget.value))))
            }
          />
          <input
            id={name}
            inputMode="decimal"
            autocomplete="off"
            value={value}
            placeholder={toText(control, control.typical)}
            onInput={event => change(control.set, event.currentTarget.value.trim())}
          />
          <button
            type="button"
            class="plain"
            disabled={value === ''}
            aria-label={`Undo the change of ${control.title} ${control.unit}`}
            onClick={() => change(control.set, '')}
          >
            ✕
          </button>
        </div>
      )}
      <span class="detail">
        {control.now} · {control.detail}
      </span>
      {control.place && (
        <Jump class="place" send={send} root={root} place={control.place.place}>
          <span class="detail">{control.place.at}</span>
        </Jump>
      )}
    </div>
  );
}

/** Another model for the calls of one. */
export function ModelChoice(props: {
  readonly model: ModelControl;
  readonly value: string;
  readonly change: (set: string, value: string) => void;
}) {
  const { model, value, change } = props;
  return (
    <div class="control">
      <label for={model.set}>{model.name}</label>
      <select id={model.set} value={value} onChange={event => change(model.set, event.currentTarget.value)}>
        <option value="">as it is</option>
        {model.offers
          .filter(offer => !offer.isPresent)
          .map(offer => (
            <option key={offer.id} value={offer.id}>
              {`${offer.id} (${[`${offer.change} at the same tokens`, offer.smaller].filter(Boolean).join(', ')})`}
            </option>
          ))}
      </select>
    </div>
  );
}

const cachings = [
  { value: '', title: 'as it is' },
  { value: 'on', title: 'on, wherever a provider can' },
  { value: 'off', title: 'off everywhere' },
];

/** Whether providers keep prompts for the next request. */
export function CachingChoice(props: {
  readonly value: string;
  readonly change: (set: string, value: string) => void;
}) {
  return (
    <div class="control">
      <label for="what-if caching">Prompt caching</label>
      <select
        id="what-if caching"
        value={props.value}
        onChange={event => props.change('caching', event.currentTarget.value)}
      >
        {cachings.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}

function toStep({ least, most, isLogarithmic }: Control, value: number): number {
  if (isLogarithmic) return value < 1 ? 0 : (Math.log10(value) / Math.log10(most)) * steps;
  return ((value - least) / (most - least || 1)) * steps;
}

function fromStep({ least, most, isLogarithmic }: Control, step: number): number {
  if (isLogarithmic) return step < 1 ? 0 : 10 ** ((step / steps) * Math.log10(most));
  return least + (step / steps) * (most - least);
}

/** Two significant digits are what a slider can say; a share in percent. */
function toText({ isShare }: Control, value: number): string {
  if (isShare) return `${Math.round(value * 100)} %`;
  return String(value < 1 ? Math.round(value) : Number(value.toPrecision(2)));
}

/** As a person writes it: `50 000`, `40 %`; the present value where it is no number yet. */
export function fromText({ typical }: Pick<Control, 'typical'>, text: string): number {
  const number = parseFloat(text.replace(/[\s,]/g, ''));
  if (!Number.isFinite(number)) return typical;
  return text.includes('%') ? number / 100 : number;
}
