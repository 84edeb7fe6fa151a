package picklescope.feed.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.ApiResponse;
import io.nats.client.support.JsonValueUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of the streams of a server, in its order. The client itself would read as many as the
 * server says that it has.
 */
final class StreamNames {
  /** The most that are read, and a page. */
  static final int MOST = 50_000;

  /** The most bytes of a page, which has 1,024 names in a real server. */
  private static final int LONGEST_PAGE = 4 << 20;

  private static final String QUESTION = "$JS.API.STREAM.NAMES";

  private StreamNames() {}

  private static final class Page extends ApiResponse<Page> {
    private final List<String> names;
    private final int total;

    Page(Message answer) {
      super(answer);
      names = JsonValueUtils.readStringList(jv, "streams");
      total = JsonValueUtils.readInteger(jv, "total", 0);
    }
  }

  /**
   * Asks a server.
   *
   * @param patience how long each answer is awaited
   */
  static List<String> of(Connection connection, Duration patience)
      throws IOException, JetStreamApiException, InterruptedException {
    var all = new ArrayList<String>();
    boolean more = true;
    while (more) {
      String offset = "{\"offset\":%s}".formatted(all.size());
      var answer =
          connection.request(QUESTION, offset.getBytes(StandardCharsets.US_ASCII), patience);
      if (answer == null) {
        throw new IOException("The server does not answer.");
      }
      if (answer.getData().length > LONGEST_PAGE) {
        throw new IOException("The server names too many streams at once.");
      }
      var page = new Page(answer).throwOnHasError();
      all.addAll(page.names);
      more = !page.names.isEmpty() && all.size() < Math.min(page.total, MOST);
    }
    return all;
  }
}
