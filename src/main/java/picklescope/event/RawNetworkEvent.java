package picklescope.event;

import java.util.List;
import java.util.Optional;
import picklescope.format.Content;
import picklescope.format.PayloadFormat;
import picklescope.pickle.Danger;
import picklescope.pickle.Globals;
import picklescope.python.PyDict;
import picklescope.python.PyTuple;
import picklescope.python.text.VisibleText;

/**
 * A datagram that is not a complete pickle ({@code viz.RawNetworkEvent}). If its bytes have a known
 * format, such as JSON, it has positional and keyword arguments too; the callback gets the bytes.
 *
 * @param reason the reason why it is a raw event, for the user
 * @param pickleAt the offset in the payload at which a pickle was expected, in bytes
 * @param format the format with which the payload was read; empty if the expressions of an envelope
 *     computed the arguments, or nothing did
 * @param content the arguments, if there are some
 * @param recognized whether nobody has chosen the format
 * @param unpickled what pickles inside the payload would do that the custom envelope unpickles
 */
public record RawNetworkEvent(
    Datagram datagram,
    String sender,
    String reason,
    int pickleAt,
    Optional<PayloadFormat> format,
    Optional<Content> content,
    boolean recognized,
    List<Danger> unpickled)
    implements Event {
  /**
   * Replaces control characters in the sender's name and the reason, which may contain text from
   * others.
   */
  public RawNetworkEvent {
    sender = VisibleText.line(sender);
    reason = VisibleText.line(reason);
    unpickled = List.copyOf(unpickled);
  }

  /** Creates an event of bytes without a known format. */
  public RawNetworkEvent(Datagram datagram, String sender, String reason, int pickleAt) {
    this(datagram, sender, reason, pickleAt, Optional.empty(), Optional.empty(), false, List.of());
  }

  /** Creates an event whose pickle was expected at the first byte of the payload. */
  public RawNetworkEvent(Datagram datagram, String sender, String reason) {
    this(datagram, sender, reason, 0);
  }

  /** Returns an event of bytes in a known format. */
  static RawNetworkEvent of(
      Datagram datagram,
      String sender,
      String reason,
      PayloadFormat format,
      Content content,
      boolean recognized) {
    return new RawNetworkEvent(
        datagram,
        sender,
        reason,
        0,
        Optional.of(format),
        Optional.of(content),
        recognized,
        List.of());
  }

  /** Returns an event whose arguments were computed from its bytes. */
  static RawNetworkEvent computed(
      Datagram datagram, String sender, String reason, Content content) {
    return new RawNetworkEvent(
        datagram, sender, reason, 0, Optional.empty(), Optional.of(content), false, List.of());
  }

  /** Returns a copy with a pickle that was expected at another byte of the payload. */
  RawNetworkEvent at(int offset) {
    return new RawNetworkEvent(
        datagram, sender, reason, offset, format, content, recognized, unpickled);
  }

  /**
   * Returns a copy with a pickle that was expected at another byte, if that pickle would do more
   * than create data and the one that was expected here would not.
   */
  RawNetworkEvent orAt(int offset) {
    if (offset == pickleAt || !dangerous().isEmpty()) {
      return this;
    }
    var there = at(offset);
    return there.dangerous().isEmpty() ? this : there;
  }

  /** Returns a copy with the same arguments as other objects, whose bytes are known. */
  public RawNetworkEvent with(Content traced) {
    return new RawNetworkEvent(
        datagram, sender, reason, pickleAt, format, Optional.of(traced), recognized, unpickled);
  }

  /**
   * Returns the names in the payload, and what pickles in its values of bytes would do; if the
   * expressions of an envelope have unpickled a part of it, also what that would do.
   */
  @Override
  public Globals.Found names() {
    var inPayload = Event.super.names();
    var values = content.map(BytesValues::of).orElse(List.of());
    var inAll = values.isEmpty() ? inPayload : inPayload.with(Globals.inValues(values).dangers());
    return UnpickledDanger.added(inAll, unpickled);
  }

  /** Returns the name of the format for the user; empty if no arguments were read. */
  public String formatTitle() {
    return format.map(PayloadFormat::title).or(() -> content.map(Content::format)).orElse("");
  }

  /** Returns whether the payload has a known format from its first byte to the last. */
  public boolean isWhole() {
    return content.filter(Content::isWhole).isPresent();
  }

  /**
   * Returns the word for it in a list of events: its format, with a question mark if nobody has
   * chosen it, or {@code raw}.
   */
  public String tag() {
    return content
        .map(
            read -> read.format() + (recognized ? "?" : "") + (read.isWhole() ? "" : " incomplete"))
        .orElse("raw");
  }

  /** Returns a copy that does not match the envelope. */
  RawNetworkEvent misfitting(String why) {
    return new RawNetworkEvent(
        datagram, sender, why + "; " + reason, pickleAt, format, content, recognized, unpickled);
  }

  /** Returns a copy of which the envelope has unpickled pickles. */
  RawNetworkEvent unpickling(List<Danger> found) {
    return new RawNetworkEvent(
        datagram, sender, reason, pickleAt, format, content, recognized, found);
  }

  /**
   * Returns whether the payload was probably meant to be a pickle, which is incomplete, damaged or
   * not a call, instead of bytes that are meant to be raw.
   */
  public boolean isBrokenPickle() {
    return BrokenPickle.is(this);
  }

  /** Returns the payload. The caller must not modify the array. */
  public byte[] rawData() {
    return datagram().payload();
  }

  @Override
  public Optional<PyTuple> positional() {
    return content.map(Content::data);
  }

  @Override
  public Optional<PyDict> keywords() {
    return content.map(Content::attributes);
  }
}
