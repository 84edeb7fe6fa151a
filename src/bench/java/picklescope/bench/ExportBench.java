package picklescope.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import picklescope.capture.CaptureFile;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.export.EventJson;
import picklescope.export.folder.ExportRequest;
import picklescope.export.folder.FolderExport;
import picklescope.export.folder.Survey;
import picklescope.export.folder.TableFormat;
import picklescope.export.table.ColumnChoice;
import picklescope.filter.Filter;
import picklescope.python.Call;
import picklescope.session.EventDecoder;
import picklescope.session.ExportedCapture;
import picklescope.session.ExportedMessages;

/**
 * Exports poses of two headsets to each format, and compares time and size with JSON, as {@code
 * picklescope read --format json} writes it. The coordinates are single precision, as Vizard has
 * them, of a head that moves smoothly with some noise.
 *
 * <p>Arguments: poses (1,500,000), rounds (3), formats (parquet; any of parquet, csv, jsonl, xdf).
 */
public final class ExportBench {
  private static final long START = 1_790_000_000_000_000_000L;
  private static final InetSocketAddress LOCAL =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);

  private ExportBench() {}

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0].replace(",", "")) : 1_500_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    var formats =
        arguments.length > 2
            ? List.of(arguments).subList(2, arguments.length)
            : List.of(TableFormat.PARQUET.id());
    System.out.printf(
        "Java %s, %d processors, %,d poses%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), count);
    var folder = Files.createDirectories(Path.of("target", "bench"));
    var file = folder.resolve("poses.pcapng");
    write(file, count);
    try (var capture = CaptureFile.open(file)) {
      capture.awaitIndexed();
      var decoder = EventDecoder.ofAddresses(Envelopes::auto, InetAddress::getHostAddress);
      double json = json(capture, decoder, folder.resolve("poses.jsonl"));
      for (String format : formats) {
        for (int round = 0; round < rounds; round++) {
          export(capture, decoder, folder, TableFormat.of(format).orElseThrow(), json);
        }
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void write(Path file, int count) throws Exception {
    var random = new Random(1);
    try (var writer = new PcapngWriter(new BufferedOutputStream(Files.newOutputStream(file)), "")) {
      for (int n = 0; n < count; n++) {
        var remote =
            new InetSocketAddress(InetAddress.ofLiteral("192.168.0." + (7 + n % 2)), 50_000);
        byte[] payload = Envelope.auto().encode(pose(n / 2 / 90.0, random), 4);
        long time = START + n * 5_555_555L + random.nextInt(400_000);
        writer.write(new Datagram(n + 1, time, Direction.IN, remote, LOCAL, payload));
      }
    }
  }

  private static Call pose(double t, Random random) {
    double yaw = Math.sin(t / 5) * 1.2 + random.nextGaussian() * 0.001;
    return Call.of()
        .with("action", 3)
        .with(
            "quat",
            List.of(
                single(random.nextGaussian() * 0.01),
                single(Math.sin(yaw / 2)),
                single(random.nextGaussian() * 0.01),
                single(Math.cos(yaw / 2))))
        .with(
            "pos",
            List.of(
                single(Math.sin(t / 7) * 2 + random.nextGaussian() * 0.001),
                single(1.7 + Math.sin(t * 3) * 0.03),
                single(Math.cos(t / 11) * 3 + random.nextGaussian() * 0.001)));
  }

  private static double single(double value) {
    return (float) value;
  }

  private static double json(CaptureFile capture, EventDecoder decoder, Path file)
      throws IOException {
    long start = System.nanoTime();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (long n = 1; n <= capture.last(); n++) {
        out.write(EventJson.of(decoder.decode(capture.get(n))));
        out.write('\n');
      }
    }
    double size = Files.size(file);
    System.out.printf("json: %.1f s, %.1f MB%n", seconds(start), size / 1e6);
    Files.delete(file);
    return size;
  }

  private static void export(
      CaptureFile capture, EventDecoder decoder, Path folder, TableFormat format, double json)
      throws Exception {
    var to = folder.resolve("export");
    var request =
        new ExportRequest(to, format, ColumnChoice.usual(), true, false, false, "picklescope");
    long start = System.nanoTime();
    double surveyed;
    var captures = List.of(ExportedCapture.of("poses.pcapng", capture, decoder));
    try (var messages = new ExportedMessages(captures, Filter.everything())) {
      var survey = Survey.of(messages, _ -> true).orElseThrow();
      surveyed = seconds(start);
      new FolderExport(request, survey, messages).run(_ -> true);
    }
    double all = seconds(start);
    double size = 0;
    try (var files = Files.walk(to)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        size += Files.isRegularFile(file) ? Files.size(file) : 0;
        Files.delete(file);
      }
    }
    System.out.printf(
        "%s: %.1f s (first pass %.1f s), %.1f MB, 1/%.1f of JSON%n",
        format.id(), all, surveyed, size / 1e6, json / size);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
