package picklescope.export;

import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.python.Call;
import picklescope.python.PyBytes;
import picklescope.python.PyTuple;
import picklescope.python.Repr;

/** The forms in which an event is copied. */
public enum CopyForm {
  /** The call that sends it again: {@code send(5, 'hello', foo=78)}, {@code sendRaw(b'...')}. */
  CALL("Python call"),
  /** The value that was sent: {@code ((5, 'hello'), {'foo': 78})}. */
  REPR("repr"),
  /** Vizard code that sends it again. */
  VIZARD("Vizard Python"),
  /** Python code without Vizard that sends it again. */
  SOCKET("plain-socket Python"),
  /** The command that sends it again, which is safe in any shell ({@link #isForEveryShell}). */
  COMMAND("picklescope send command"),
  /** The whole event as a JSON object. */
  JSON("JSON"),
  /** The payload's bytes: {@code 80 04 95}. */
  HEX("hex"),
  /** The payload's bytes: <code>{0x80, 0x04, 0x95}</code>. */
  C_ARRAY("C array"),
  /** The payload's bytes (RFC 4648). */
  BASE64("base64");

  private final String title;

  CopyForm(String title) {
    this.title = title;
  }

  /** Returns the name of the form for the user. */
  public String title() {
    return title;
  }

  /** Returns an event in this form, without a line end. */
  public String text(Event event) {
    byte[] payload = event.datagram().payload();
    return switch (this) {
      case CALL -> call(event);
      case REPR -> repr(event);
      case VIZARD -> CopiedCode.vizard(event);
      case SOCKET -> CopiedCode.socket(event);
      case COMMAND -> CopiedCode.command(event);
      case JSON -> EventJson.of(event);
      case HEX -> BytesForm.HEX.text(payload);
      case C_ARRAY -> BytesForm.C_ARRAY.text(payload);
      case BASE64 -> BytesForm.BASE64.text(payload);
    };
  }

  /**
   * Returns whether no line of a text in this form is too long for a shell: cmd.exe has the
   * smallest limit. Returns true for other forms than {@link #COMMAND}.
   */
  public boolean isForEveryShell(String text) {
    return this != COMMAND
        || text.lines().allMatch(line -> line.length() <= SendCommandLine.MAX_LENGTH);
  }

  private static String call(Event event) {
    return switch (event) {
      case NetworkEvent call ->
          new Repr().onOneLine().call("send", new Call(call.data(), call.attributes()));
      case RawNetworkEvent raw -> "sendRaw(" + new Repr().onOneLine().of(bytes(raw)) + ")";
    };
  }

  private static String repr(Event event) {
    return switch (event) {
      case NetworkEvent call when call.bare() ->
          new Repr().onOneLine().of(call.data().items().getFirst());
      case NetworkEvent call ->
          new Repr().onOneLine().of(PyTuple.of(call.data(), call.attributes()));
      case RawNetworkEvent raw -> new Repr().onOneLine().of(bytes(raw));
    };
  }

  private static PyBytes bytes(RawNetworkEvent raw) {
    return PyBytes.of(raw.rawData().clone());
  }
}
