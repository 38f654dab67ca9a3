/** Something that the user gave and that can't be used; the message is one line that says what to do. */
export class BadInput extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadInput';
  }
}
