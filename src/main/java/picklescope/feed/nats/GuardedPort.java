package picklescope.feed.nats;

import io.nats.client.Connection;
import io.nats.client.impl.SocketDataPort;
import java.io.IOException;
import java.io.InputStream;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The socket of a connection to a nats-server, which cannot be ended by a message's headers: see
 * {@link HeaderGuard}. Encrypted, it accepts a certificate for the server's name only, which the
 * client's own socket does not check. The client creates it by its name; public for that only. Not
 * thread-safe: one thread reads, another writes.
 */
public final class GuardedPort extends SocketDataPort {
  private @Nullable InputStream guarded;
  private @Nullable HeaderGuard guard;

  /** Creates one that is not connected. */
  public GuardedPort() {}

  /** Begins to encrypt. */
  @Override
  public void upgradeToSecure() throws IOException {
    Connection client = connection;
    var options = client.getOptions();
    String name = options.getServers().iterator().next().getHost(); // host is its address
    var sockets = options.getSslContext().getSocketFactory();
    var secure = (SSLSocket) sockets.createSocket(socket, name, port, true);
    var parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    socket = secure;
    in = secure.getInputStream();
    out = secure.getOutputStream();
    isSecure = true;
  }

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
