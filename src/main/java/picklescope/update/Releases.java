package picklescope.update;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks an address for the newest version: one GET request, without cookies, account or number of
 * this computer, which names the program and not its version. Follows a redirect on the same
 * computer only. Reads {@value #MOST_BYTES} bytes and waits {@value #MOST_SECONDS} seconds at most,
 * whatever the other side does.
 *
 * <p>The answer is that of GitHub for {@code /repos/OWNER/NAME/releases/latest} (REST API,
 * "Releases"), of which {@code tag_name} and {@code html_url} are read.
 */
public final class Releases {
  /** The most bytes of an answer; GitHub's has about 10 kB. */
  static final int MOST_BYTES = 1 << 20;

  /** The most seconds for all of it. */
  static final int MOST_SECONDS = 15;

  private static final int MOST_REDIRECTS = 3;

  private final String address;
  private final Duration most;

  /**
   * Creates a question to an address, which is not asked yet.
   *
   * @param address an address that begins with {@code https:} or {@code http:}
   */
  public Releases(String address) {
    this(address, Duration.ofSeconds(MOST_SECONDS));
  }

  /** Creates a question with another bound of time. */
  Releases(String address, Duration most) {
    this.address = address;
    this.most = most;
  }

  /** Asks, and waits for the answer. An interrupt ends it with an answer that reports a failure. */
  public Answer newest() {
    var at = ReleaseAddress.of(address);
    if (at.isEmpty()) {
      return failed("'%s' is not an address that can be asked.", address);
    }
    long end = System.nanoTime() + most.toNanos();
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(most)
            .executor(task -> Thread.ofVirtual().name("release").start(task))
            .build();
    try {
      return ask(client, at.get(), end);
    } finally {
      client.shutdownNow();
    }
  }

  private Answer ask(HttpClient client, ReleaseAddress first, long end) {
    var at = first;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      String host = at.host();
      try {
        var response = response(client, at.uri(), end - System.nanoTime());
        int status = response.statusCode();
        if (status == 200) {
          return ReleaseAnswer.read(response.body(), first)
              .orElseGet(() -> failed("The answer of %s names no release.", host));
        }
        var elsewhere = response.headers().firstValue("Location").flatMap(at::redirected);
        if (status / 100 != 3) {
          return refused(host, status);
        }
        if (elsewhere.isEmpty()) {
          return failed("%s refers to another computer, which is not asked.", host);
        }
        at = elsewhere.get();
      } catch (TimeoutException e) {
        return new Answer.Failed(
            "%s has not answered in %s seconds. Try again later, or check this computer's network."
                .formatted(host, most.toSeconds()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Answer.Failed("It was cancelled.");
      } catch (IOException e) {
        return unreachable(host, e);
      }
    }
    return failed("%s refers from one address to the next.", first.host());
  }

  private static HttpResponse<byte[]> response(HttpClient client, URI uri, long nanos)
      throws IOException, InterruptedException, TimeoutException {
    var request =
        HttpRequest.newBuilder(uri)
            .header("User-Agent", "Picklescope") // GitHub refuses a request without one
            .header("Accept", "application/json")
            .build();
    var asked =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      return asked.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } finally {
      asked.cancel(true);
    }
  }

  private static Answer refused(String host, int status) {
    return switch (status) {
      case 403, 429 ->
          new Answer.Failed(
              "%s was asked too often from this network (status %s). Try again in an hour."
                  .formatted(host, status));
      case 404 -> failed("%s has no release at this address (status 404).", host);
      default ->
          new Answer.Failed(
              "%s does not answer as expected (status %s). Try again later."
                  .formatted(host, status));
    };
  }

  private static Answer unreachable(String host, IOException e) {
    if (e instanceof ConnectException || e instanceof HttpConnectTimeoutException) {
      boolean unknown = e.getCause() instanceof UnresolvedAddressException;
      return new Answer.Failed(
          "%s cannot be reached%s. Check this computer's network."
              .formatted(host, unknown ? " (its name is not known)" : ""));
    }
    String reason = Optional.ofNullable(e.getMessage()).orElse(e.toString());
    return failed("The answer of %s cannot be read (" + printable(reason) + ").", host);
  }

  /** The other side can choose parts of a reason. */
  private static String printable(String reason) {
    String plain = reason.replaceAll("[^ -~]|%", "?");
    return plain.length() > 100 ? plain.substring(0, 100) + "…" : plain;
  }

  private static Answer failed(String reason, String about) {
    return new Answer.Failed(
        reason.formatted(about)
            + " Check releasesAddress in settings.json, or look there with a browser.");
  }
}
