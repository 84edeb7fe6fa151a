package picklescope.export.xdf;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A reader of XDF 1.0, written from the published specification alone; it refuses what the
 * specification does not allow. Text in the comments is the specification's.
 */
final class XdfReader {
  /** A sample: its time and the values of its channels, each a Double or a String. */
  record Sample(double time, List<Object> values) {}

  /** A measurement of the clock: when, and the offset. */
  record Offset(double time, double value) {}

  /** A stream. */
  static final class Stream {
    final Document header;
    final String format;
    final int channels;
    final List<Sample> samples = new ArrayList<>();
    final List<Offset> offsets = new ArrayList<>();
    Document footer;

    Stream(Document header) {
      this.header = header;
      format = text(header, "channel_format");
      channels = Integer.parseInt(text(header, "channel_count"));
    }

    List<String> labels() {
      return all(header, "label");
    }
  }

  private static final byte[] BOUNDARY = {
    0x43,
    (byte) 0xA5,
    0x46,
    (byte) 0xDC,
    (byte) 0xCB,
    (byte) 0xF5,
    0x41,
    0x0F,
    (byte) 0xB3,
    0x0E,
    (byte) 0xD5,
    0x46,
    0x73,
    (byte) 0x83,
    (byte) 0xCB,
    (byte) 0xE4
  };

  private final ByteBuffer in;
  private final Map<Integer, Stream> streams = new LinkedHashMap<>();
  private int boundaries;

  private XdfReader(byte[] file) {
    in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads a file. */
  static XdfReader read(byte[] file) throws Exception {
    var reader = new XdfReader(file);
    reader.readAll();
    return reader;
  }

  List<Stream> streams() {
    return List.copyOf(streams.values());
  }

  int boundaries() {
    return boundaries;
  }

  private void readAll() throws Exception {
    check("XDF:".equals(string(in, 4)), "[MagicCode]");
    boolean first = true;
    while (in.hasRemaining()) {
      long length = length(in); // [NumLengthBytes] [Length]: of the tag and the content
      var chunk = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
      in.position(in.position() + (int) length);
      int tag = chunk.getShort();
      check(first == (tag == 1), "the file header is the first chunk, and the only one");
      first = false;
      chunk(tag, chunk);
    }
    for (Stream stream : streams.values()) {
      check(stream.footer != null, "each stream has a footer");
    }
  }

  private void chunk(int tag, ByteBuffer chunk) throws Exception {
    switch (tag) {
      case 1 -> check("1.0".equals(text(xml(chunk), "version")), "version");
      case 2 -> {
        int id = chunk.getInt();
        check(streams.put(id, new Stream(xml(chunk))) == null, "one header for a stream");
      }
      case 3 -> samples(stream(chunk), chunk);
      case 4 -> stream(chunk).offsets.add(new Offset(chunk.getDouble(), chunk.getDouble()));
      case 5 -> {
        for (byte expected : BOUNDARY) {
          check(chunk.get() == expected, "the UUID of boundaries");
        }
        boundaries++;
      }
      case 6 -> stream(chunk).footer = xml(chunk);
      default -> throw new AssertionError("no tag " + tag);
    }
    check(!chunk.hasRemaining(), "a chunk of tag " + tag + " is read to its end");
  }

  private Stream stream(ByteBuffer chunk) {
    var stream = streams.get(chunk.getInt());
    check(stream != null && stream.footer == null, "a stream between its header and footer");
    return stream;
  }

  private static void samples(Stream stream, ByteBuffer chunk) {
    long count = length(chunk); // [NumSampleBytes] [NumSamples]
    for (long i = 0; i < count; i++) {
      int timeBytes = chunk.get(); // [TimeStampBytes]: 0 or 8
      check(timeBytes == 8, "each sample has its time");
      double time = chunk.getDouble();
      var values = new ArrayList<Object>();
      for (int channel = 0; channel < stream.channels; channel++) {
        values.add(
            switch (stream.format) {
              case "double64" -> (Object) chunk.getDouble();
              case "string" -> string(chunk, (int) length(chunk));
              default -> throw new AssertionError("format " + stream.format);
            });
      }
      stream.samples.add(new Sample(time, values));
    }
  }

  /** Returns a number of 1, 4 or 8 bytes after the number of its bytes. */
  private static long length(ByteBuffer from) {
    return switch (from.get()) {
      case 1 -> Byte.toUnsignedLong(from.get());
      case 4 -> Integer.toUnsignedLong(from.getInt());
      case 8 -> from.getLong();
      default -> throw new AssertionError("[NumLengthBytes] is 1, 4 or 8");
    };
  }

  private static String string(ByteBuffer from, int length) {
    var bytes = new byte[length];
    from.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Document xml(ByteBuffer from) throws Exception {
    var bytes = new byte[from.remaining()];
    from.get(bytes);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  static List<String> all(Document document, String name) {
    var found = document.getElementsByTagName(name);
    var texts = new ArrayList<String>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(((Element) found.item(i)).getTextContent());
    }
    return texts;
  }

  static String text(Document document, String name) {
    return all(document, name).getFirst();
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
