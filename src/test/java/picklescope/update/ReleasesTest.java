package picklescope.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions to real web servers, hostile ones among them. */
@Timeout(60)
class ReleasesTest {
  private static Answer.Published published(String address) {
    return assertInstanceOf(Answer.Published.class, new Releases(address).newest());
  }

  private static String failure(String address) {
    return assertInstanceOf(Answer.Failed.class, new Releases(address).newest()).reason();
  }

  private static String failure(ReleaseServer.Answering answering) throws IOException {
    try (var server = new ReleaseServer(answering)) {
      return failure(server.address());
    }
  }

  private static String failure(String text, int status) throws IOException {
    return failure(exchange -> ReleaseServer.send(exchange, status, text));
  }

  @Test
  void theNewestReleaseIsAskedForOnceAndNothingIsToldOfThisComputer() throws Exception {
    try (var server = ReleaseServer.of("v1.2.0")) {
      var found = published(server.address());
      assertEquals("1.2.0", found.version().text());
      var page = URI.create(server.address()).resolve("/releases/v1.2.0");
      assertEquals(Optional.of(page), found.page());
      assertEquals(List.of("GET /latest Picklescope"), server.requests());
    }
  }

  @Test
  void aPageElsewhereIsNotOffered() throws Exception {
    for (String page :
        List.of(
            "https://example.org/x",
            "http://127.0.0.1:1/x",
            "javascript:alert(1)",
            "https://127.0.0.1@example.org/",
            "file:///etc/passwd",
            "https://127.0.0.1/\\u202egpj",
            "")) {
      String json = "{\"tag_name\": \"2.0\", \"html_url\": \"%s\"}".formatted(page);
      try (var server = new ReleaseServer(exchange -> ReleaseServer.send(exchange, 200, json))) {
        assertEquals(Optional.empty(), published(server.address()).page(), page);
      }
    }
  }

  @Test
  void whatIsNoReleaseIsReported() throws Exception {
    for (String answer :
        List.of(
            "",
            "<html>please log in</html>",
            "[]",
            "7",
            "{\"tag_name\": 7}",
            "{\"tag_name\": \"\"}",
            "{\"tag_name\": \"v1.0\\u202e\"}",
            "{\"tag_name\": \"" + "1.".repeat(1000) + "0\"}",
            "{\"tag_name\": \"99999999999999999999\"}",
            "[".repeat(100_000))) {
      String reason = failure(answer, 200);
      assertTrue(reason.startsWith("The answer of 127.0.0.1 names no release."), reason);
      assertTrue(reason.contains("releasesAddress"), reason);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 429, 500})
  void aRefusalIsReported(int status) throws Exception {
    String reason = failure("{\"tag_name\": \"v9.9.9\"}", status);
    assertTrue(reason.contains("status " + status), reason);
  }

  @Test
  void anAnswerWithoutAnEndIsNotReadToIt() throws Exception {
    var given = new CountDownLatch(1);
    String reason =
        failure(exchange -> {
          exchange.sendResponseHeaders(200, 0); // without a length
          byte[] part = new byte[1 << 16];
          try {
            for (long sent = 0; sent < 1L << 32; sent += part.length) {
              exchange.getResponseBody().write(part);
            }
          } finally {
            given.countDown(); // the other side has gone
          }
        });
    assertTrue(reason.contains("cannot be read"), reason);
    given.await();
  }

  @Test
  void anAnswerThatComesTooSlowlyIsNotAwaited() throws Exception {
    for (ReleaseServer.Answering slow :
        List.<ReleaseServer.Answering>of(
            ReleasesTest::awaitForever,
            exchange -> {
              exchange.sendResponseHeaders(200, 1000);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              awaitForever(exchange);
            })) {
      try (var server = new ReleaseServer(slow)) {
        var answer = new Releases(server.address(), Duration.ofMillis(300)).newest();
        String reason = assertInstanceOf(Answer.Failed.class, answer).reason();
        assertTrue(reason.contains("has not answered"), reason);
      }
    }
  }

  private static void awaitForever(HttpExchange exchange) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server is closed
    }
  }

  @Test
  void aRedirectToAnotherComputerIsNotFollowed() throws Exception {
    try (var other = ReleaseServer.of("v9.9.9");
        var server = redirecting(other.address().replace("127.0.0.1", "localhost"))) {
      assertTrue(failure(server.address()).contains("refers to another computer"));
      assertEquals(List.of(), other.requests());
    }
    try (var other = ReleaseServer.of("v9.9.9"); // another port is another server
        var server = redirecting(other.address())) {
      assertTrue(failure(server.address()).contains("refers to another computer"));
      assertEquals(List.of(), other.requests());
    }
    try (var server = redirecting("https://127.0.0.1/latest")) {
      assertTrue(failure(server.address()).contains("refers to another computer"));
    }
    try (var server = redirecting("not an address")) {
      assertTrue(failure(server.address()).contains("refers to another computer"));
    }
  }

  @Test
  void aRedirectOnTheSameComputerIsFollowedButNotForever() throws Exception {
    try (var server =
        new ReleaseServer(exchange -> {
          boolean moved = exchange.getRequestURI().getPath().equals("/moved");
          exchange.getResponseHeaders().add("Location", "/moved");
          ReleaseServer.send(exchange, moved ? 200 : 301, "{\"tag_name\": \"3\"}");
        })) {
      assertEquals("3", published(server.address()).version().text());
    }
    try (var server = redirecting("/again")) {
      assertTrue(failure(server.address()).contains("from one address to the next"));
      assertEquals(4, server.requests().size());
    }
  }

  private static ReleaseServer redirecting(String to) throws IOException {
    return new ReleaseServer(exchange -> {
      exchange.getResponseHeaders().add("Location", to);
      ReleaseServer.send(exchange, 302, "");
    });
  }

  @Test
  void whoCannotBeReachedIsNamed() throws Exception {
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    assertTrue(failure("http://127.0.0.1:" + closed).startsWith("127.0.0.1 cannot be reached"));
    String unknown = failure("https://no-such-host.invalid/latest");
    assertTrue(unknown.contains("its name is not known"), unknown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "picklescope",
        "ftp://example.org",
        "file:///etc/passwd",
        "https://",
        "http://a b",
        "https://user:secret@example.org/",
        "jar:http://example.org/!/",
        "http://%",
        "https:x"
      })
  void whatIsNoAddressIsNotAsked(String address) {
    String reason = failure(address);
    assertTrue(reason.contains("is not an address that can be asked"), reason);
    assertTrue(reason.contains("releasesAddress"), reason);
  }

  @Test
  void aPageMayBeOnTheComputerAboveTheOneThatIsAsked() {
    var api = ReleaseAddress.of("https://api.github.com/repos/a/b/releases/latest").orElseThrow();
    assertTrue(api.page("https://github.com/a/b/releases/tag/v1").isPresent());
    for (String other :
        List.of(
            "http://github.com/a/b",
            "https://com/",
            "https://hub.com/a",
            "https://evilgithub.com/",
            "https://github.com.example.org/",
            "https://github.com/" + "a".repeat(500))) {
      assertEquals(Optional.empty(), api.page(other), other);
    }
  }
}
