package picklescope.session;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import picklescope.capture.PcapngWriter;
import picklescope.feed.Broker;
import picklescope.feed.ClockEstimate;
import picklescope.feed.FeedException;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;
import picklescope.feed.HostStatus;
import picklescope.feed.Inlet;
import picklescope.feed.LabAddress;
import picklescope.feed.StoredBlock;
import picklescope.feed.nats.NatsBroker;
import picklescope.file.PrivateFiles;

/**
 * Copies what a broker keeps of the hosts of a lab to files, one for each host, with what it has
 * when it is asked and no more. Memory does not grow with the number of messages. For one thread.
 */
public final class LabCopy {
  /** How many seconds a broker may send nothing though it has more. */
  private static final int PATIENCE = 10;

  /** How often nothing but messages that are no blocks may come before the first block. */
  private static final int MOST_WITHOUT_BLOCKS = 100;

  /** The most names of a host that are written: they are kept, so that each is written once. */
  private static final int MOST_NAMES = 65_536;

  private final Lab.Query query;
  private final Path folder;
  private final BooleanSupplier goesOn;
  private final LabSources sources = new LabSources();

  /**
   * What was copied of a host.
   *
   * @param lab where the broker is, without passwords
   * @param read how much was read, and what is missing
   * @param noted how many of its losses are noted at the messages of its present recording
   * @param file a capture file with it
   */
  public record Copied(String lab, LabCounts read, long noted, Path file) {}

  /**
   * Creates it.
   *
   * @param folder the folder of the files, which exists
   * @param goesOn whether to go on, asked each second at least
   */
  public LabCopy(Lab.Query query, Path folder, BooleanSupplier goesOn) {
    this.query = query;
    this.folder = folder;
    this.goesOn = goesOn;
  }

  /**
   * Copies all, and blocks until it is done.
   *
   * @return what was copied of each host, in the order of their names
   * @throws FeedException if the broker cannot be reached, or the connection is lost
   * @throws IOException if the files cannot be written
   */
  public List<Copied> from(LabAddress address) throws IOException, InterruptedException {
    try (var broker = NatsBroker.connect(address)) {
      var copied = new ArrayList<Copied>();
      for (HostName host : hosts(broker)) {
        Path file = folder.resolve("host-%s.pcapng".formatted(copied.size() + 1));
        copied.add(copy(broker, host, file));
      }
      return copied;
    }
  }

  private List<HostName> hosts(Broker broker) throws FeedException {
    var known = broker.hosts();
    for (HostName host : query.hosts()) {
      if (!known.contains(host)) {
        throw new FeedException(
            "%s has nothing of %s, only of: %s."
                .formatted(
                    broker.address(),
                    host,
                    known.stream().map(HostName::text).collect(Collectors.joining(", "))),
            true);
      }
    }
    return known.stream()
        .filter(host -> query.hosts().isEmpty() || query.hosts().contains(host))
        .toList();
  }

  private Copied copy(Broker broker, HostName host, Path file)
      throws IOException, InterruptedException {
    var reading = new HostReading(host, query.start(), sources);
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var inlet = broker.inlet(host, query.start());
        var writer =
            new PcapngWriter(Channels.newOutputStream(PrivateFiles.open(file, options)), "")) {
      var named = new HashSet<Map.Entry<InetAddress, String>>();
      var rest = new Rest(broker.address(), host, inlet);
      while (goesOn.getAsBoolean() && rest.mayCome()) {
        var block = rest.next();
        if (block.isPresent()) {
          var content = reading.take(block.get());
          for (var name : content.names().entrySet()) {
            if (named.size() < MOST_NAMES && named.add(name)) {
              writer.name(name.getKey(), name.getValue());
            }
          }
          for (var one : content.datagrams()) {
            writer.write(one.datagram(), one.notes());
          }
        }
      }
      HostLosses losses = broker.status(host).map(HostStatus::losses).orElse(HostLosses.NONE);
      var clock = new ClockEstimate();
      if (query.aligned()) {
        ClockEstimate.ask(broker, Map.of(host, clock));
      }
      var counts = reading.counts(losses, inlet.unreadable(), 0, clock.best());
      return new Copied(broker.address(), counts, reading.noted(), file);
    }
  }

  /** What the broker had when its first block came, and has not sent yet. */
  private static final class Rest {
    private final String address;
    private final HostName host;
    private final Inlet inlet;
    private boolean begun;
    private boolean mayCome = true;
    private long last; // the place of the last one
    private long place; // how far it has come
    private long noBlocks; // before that place
    private long seen; // messages that are no blocks
    private int silence; // seconds
    private int without; // blocks

    Rest(String address, HostName host, Inlet inlet) {
      this.address = address;
      this.host = host;
      this.inlet = inlet;
    }

    boolean mayCome() {
      return mayCome;
    }

    Optional<StoredBlock> next() throws FeedException, InterruptedException {
      var block = inlet.next();
      if (block.isEmpty()) {
        pause();
        return block;
      }
      silence = 0;
      place = block.get().sequence();
      noBlocks = inlet.unreadable();
      if (!begun) {
        begun = true;
        last = place + block.get().following();
      }
      mayCome = place < last;
      return place <= last ? block : Optional.empty();
    }

    /** Messages at the end that are no blocks count too. */
    private void pause() throws FeedException {
      boolean anyCame = inlet.unreadable() > seen;
      seen = inlet.unreadable();
      silence = anyCame ? 0 : silence;
      if (!begun) {
        mayCome = anyCame && ++without < MOST_WITHOUT_BLOCKS;
      } else if (place + seen - noBlocks >= last) {
        mayCome = false;
      } else if (!anyCame && ++silence == PATIENCE) {
        throw new FeedException(
            "%s does not send the rest of what %s has published. Try again."
                .formatted(address, host),
            false);
      }
    }
  }
}
