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
 * An opened capture file and how it is shown: its senders have the user's aliases, else the names
 * that the file gives, else their addresses. Nobody is asked for names, for the file may come from
 * another network. Any thread may call.
 */
public final class OpenedCapture implements AutoCloseable {
  private final String title;
  private final CaptureFile file;
  private final CaptureView view;
  private final AtomicInteger holders = new AtomicInteger(1);

  /**
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

  /** Something that opens a file. */
  @FunctionalInterface
  public interface Opening {
    /**
     * Opens it.
     *
     * @throws IOException if that is not possible; the message is for the user
     */
    CaptureFile open() throws IOException;
  }

  /** What the user knows it by. */
  public String title() {
    return title;
  }

  /** The file itself: how far it has been read, and where it ends. */
  public CaptureFile file() {
    return file;
  }

  /** What is shown of it. */
  public CaptureView view() {
    return view;
  }

  /** The name of a computer, if the user or the file gives one. */
  public Optional<String> nameOf(InetAddress address) {
    String name = view.decoder().names().apply(address);
    return name.equals(address.getHostAddress()) ? Optional.empty() : Optional.of(name);
  }

  /** The file stays open until it is closed once more. */
  public void hold() {
    holders.incrementAndGet();
  }

  /**
   * Frees the file when nobody else holds it: nothing can be read any more. It waits for the thread
   * that reads it.
   */
  @Override
  public void close() {
    if (holders.decrementAndGet() == 0) {
      file.close();
    }
  }
}
