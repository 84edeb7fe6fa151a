package picklescope.feed.nats;

import io.nats.client.support.IncomingHeadersProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a nats-server sends, with headers that its client can read. The server passes on any bytes
 * that somebody publishes as headers; its client ends the connection if they are no headers, and
 * takes some of them for answers of the server. Here such headers are replaced by one without
 * meaning, so that the message comes and is no block. All else stays as it is. For one thread.
 *
 * <p>Source: the <a href="https://docs.nats.io/reference/reference-protocols/nats-protocol">client
 * protocol</a> of NATS, and its headers (ADR-4).
 */
final class HeaderGuard {
  /** The most that a server can be set to accept as a message. */
  private static final int LONGEST_MESSAGE = 64 << 20;

  private static final int LONGEST_LINE = 4 << 20;

  private static final byte[] REPLACEMENT =
      "NATS/1.0\r\nPs-Unreadable: 1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Where messages of a stream are answered: a server's own answers have no such place. */
  private static final String STORED_REPLY = "$JS.ACK.";

  /** The header of a message of a stream in an answer of the server. */
  private static final String STORED_STREAM = "Nats-Stream";

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int position;
  private int end;
  private byte[] line = new byte[256];
  private byte[] ready = new byte[0]; // a line, and the headers behind it
  private int returned; // bytes of it
  private long content; // bytes of a message's content and its line end that come next

  HeaderGuard(InputStream in) {
    this.in = in;
  }

  /** As {@link InputStream#read(byte[], int, int)}. */
  int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (returned == ready.length && content > 0) {
      int read = pass(to, offset, (int) Math.min(length, content));
      content -= Math.max(0, read);
      return read;
    }
    if (returned == ready.length && !nextLine()) {
      return -1;
    }
    int count = Math.min(length, ready.length - returned);
    System.arraycopy(ready, returned, to, offset, count);
    returned += count;
    return count;
  }

  private int pass(byte[] to, int offset, int length) throws IOException {
    if (position == end) {
      return in.read(to, offset, length);
    }
    int count = Math.min(length, end - position);
    System.arraycopy(buffer, position, to, offset, count);
    position += count;
    return count;
  }

  /** Takes a line and what belongs to it; returns false if no whole line has come. */
  private boolean nextLine() throws IOException {
    int length = 0;
    do {
      int next = nextByte();
      if (next < 0) {
        return false;
      }
      if (length == line.length) {
        if (length == LONGEST_LINE) {
          throw new IOException("The server sends a line without an end.");
        }
        line = Arrays.copyOf(line, 2 * length);
      }
      line[length++] = (byte) next;
    } while (line[length - 1] != '\n');
    ready = withHeaders(Arrays.copyOf(line, length));
    returned = 0;
    return true;
  }

  private int nextByte() throws IOException {
    if (position == end) {
      position = 0;
      end = Math.max(0, in.read(buffer, 0, buffer.length));
      if (end == 0) {
        return -1;
      }
    }
    return buffer[position++];
  }

  private byte[] withHeaders(byte[] text) throws IOException {
    String[] words = new String(text, StandardCharsets.ISO_8859_1).strip().split("[ \t]+");
    String operation = words[0].toUpperCase(Locale.ROOT);
    if (operation.equals("MSG") && words.length >= 4) {
      content = size(words[words.length - 1]) + 2;
    } else if (operation.equals("HMSG") && words.length >= 5) {
      long size = size(words[words.length - 1]);
      long headers = size(words[words.length - 2]);
      if (headers > size) {
        throw new IOException("The server sends headers that are too long.");
      }
      content = size - headers + 2;
      return guarded(text, words, bytes((int) headers));
    }
    return text;
  }

  /** Returns a line of a message with its headers, which have a meaning. */
  private byte[] guarded(byte[] text, String[] words, byte[] headers) {
    if (isReadable(headers, words.length > 5 ? words[3] : "")) {
      return joined(text, headers);
    }
    words[words.length - 2] = Integer.toString(REPLACEMENT.length);
    words[words.length - 1] = Long.toString(REPLACEMENT.length + content - 2);
    String replaced = String.join(" ", words) + "\r\n";
    return joined(replaced.getBytes(StandardCharsets.ISO_8859_1), REPLACEMENT);
  }

  private static boolean isReadable(byte[] headers, String reply) {
    try {
      var read = new IncomingHeadersProcessor(headers);
      var found = read.getHeaders();
      boolean stored =
          reply.startsWith(STORED_REPLY)
              || found != null && found.containsKeyIgnoreCase(STORED_STREAM);
      return !stored || read.getStatus() == null;
    } catch (RuntimeException e) {
      return false; // of several kinds
    }
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    int filled = 0;
    while (filled < count) {
      int read = pass(bytes, filled, count - filled);
      if (read < 0) {
        throw new IOException("The connection has ended in a message.");
      }
      filled += read;
    }
    return bytes;
  }

  private static long size(String word) throws IOException {
    try {
      int size = Integer.parseInt(word);
      if (size < 0 || size > LONGEST_MESSAGE) {
        throw new IOException("The server sends a message that is too long.");
      }
      return size;
    } catch (NumberFormatException e) {
      throw new IOException("The server sends a message without a size.", e);
    }
  }
}
