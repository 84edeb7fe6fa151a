package picklescope.session;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import picklescope.capture.CaptureFile;
import picklescope.event.Envelopes;
import picklescope.net.SenderNames;

/**
 * An opened capture file with its decoder. Its senders have the user's aliases, else the names in
 * the file, else their addresses; no names are looked up, for the file may come from another
 * network. Thread-safe.
 */
public final class OpenedCapture implements AutoCloseable {
  private final String title;
  private final CaptureFile file;
  private final CaptureView view;
  private final AtomicInteger holders = new AtomicInteger(1);

  /**
   * Creates it.
   *
   * @param decoderVersion changes with the envelopes and the aliases
   */
  OpenedCapture(
      String title,
      CaptureFile file,
      Supplier<Envelopes> envelopes,
      LongSupplier decoderVersion,
      SenderNames aliases) {
    this.title = title;
    this.file = file;
    Function<InetAddress, String> names =
        address ->
            aliases.alias(address).or(() -> file.nameOf(address)).orElse(address.getHostAddress());
    view =
        new CaptureView(
            file,
            EventDecoder.ofAddresses(envelopes, names),
            () -> file.nameCount() + decoderVersion.getAsLong());
  }

  /** Opens a file. */
  @FunctionalInterface
  public interface Opening {
    /**
     * Opens the file.
     *
     * @throws IOException if it cannot be opened; the message is for the user
     */
    CaptureFile open() throws IOException;
  }

  /** Returns its name for the user. */
  public String title() {
    return title;
  }

  /** Returns the file. */
  public CaptureFile file() {
    return file;
  }

  /** Returns the file with what it takes to show it. */
  public CaptureView view() {
    return view;
  }

  /** Returns the name of a computer; empty if neither the user nor the file has one. */
  public Optional<String> nameOf(InetAddress address) {
    String name = view.decoder().names().apply(address);
    return name.equals(address.getHostAddress()) ? Optional.empty() : Optional.of(name);
  }

  /** Keeps the file open until this is closed once more. */
  public void hold() {
    holders.incrementAndGet();
  }

  /** Closes the file unless it is {@linkplain #hold held}. Waits for the thread that reads it. */
  @Override
  public void close() {
    if (holders.decrementAndGet() == 0) {
      file.close();
    }
  }
}
