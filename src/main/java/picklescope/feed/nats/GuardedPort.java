package picklescope.feed.nats;

import io.nats.client.impl.SocketDataPort;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The socket of a connection to a nats-server, which cannot be ended by a message's headers: see
 * {@link HeaderGuard}. The client creates it by its name; public for that only. Not thread-safe:
 * one thread reads, another writes.
 */
public final class GuardedPort extends SocketDataPort {
  private @Nullable InputStream guarded;
  private @Nullable HeaderGuard guard;

  /** Creates one that is not connected. */
  public GuardedPort() {}

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    var current = guard;
    if (current == null || guarded != in) {
      current = new HeaderGuard(in); // first, and when encryption has begun
      guarded = in;
      guard = current;
    }
    return current.read(to, offset, length);
  }
}
