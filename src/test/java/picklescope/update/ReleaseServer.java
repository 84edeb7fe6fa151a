package picklescope.update;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server of this computer that answers as a test wants it. */
public final class ReleaseServer implements AutoCloseable {
  /** Answers a request. */
  @FunctionalInterface
  public interface Answering {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  public ReleaseServer(Answering answering) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          requests.add(
              "%s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      headers.getFirst("User-Agent")));
          try (exchange) {
            answering.answer(exchange);
          }
        });
    server.start();
  }

  /** A server of one release. */
  public static ReleaseServer of(String tag) throws IOException {
    return new ReleaseServer(exchange ->
        send(
            exchange,
            200,
            "{\"tag_name\": \"%s\", \"html_url\": \"http://%s/releases/%s\"}"
                .formatted(tag, exchange.getRequestHeaders().getFirst("Host"), tag)));
  }

  public static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** The method, path and user agent of each request. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  public String address() {
    return "http://127.0.0.1:%d/latest".formatted(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
