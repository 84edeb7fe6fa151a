package picklescope.feed.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picklescope.feed.Broker;
import picklescope.feed.ClockOffset;
import picklescope.feed.FeedException;
import picklescope.feed.FeedStart;
import picklescope.feed.HostDescription;
import picklescope.feed.HostName;
import picklescope.feed.HostStatus;
import picklescope.feed.Inlet;
import picklescope.feed.LabAddress;
import picklescope.feed.Outlet;

/** A connection to a nats-server. */
public final class NatsBroker implements Broker {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final LabAddress address;
  private final Connection connection;
  private final JetStreamManagement streams;
  private final NatsProblems problems;

  private NatsBroker(LabAddress address, Connection connection, NatsProblems problems)
      throws IOException {
    this.address = address;
    this.connection = connection;
    this.problems = problems;
    streams =
        connection.jetStreamManagement(JetStreamOptions.builder().requestTimeout(PATIENCE).build());
  }

  /**
   * Connects to a server.
   *
   * @throws FeedException if it cannot be reached, refuses the user, or is too old
   */
  public static Broker connect(LabAddress address) throws FeedException {
    var problems = new NatsProblems(address);
    try {
      var connection = Nats.connect(options(address, problems));
      var info = connection.getServerInfo();
      var refusal = ServerVersion.refusal(address, info.getVersion(), info.isJetStreamAvailable());
      if (refusal.isPresent()) {
        close(connection);
        throw new FeedException(refusal.get(), true);
      }
      return new NatsBroker(address, connection, problems);
    } catch (IOException e) {
      throw problems.connecting(e);
    } catch (InterruptedException e) {
      throw problems.interrupted();
    }
  }

  private static Options options(LabAddress address, NatsProblems problems) throws FeedException {
    var options =
        Options.builder()
            .server(
                "%s://%s:%s"
                    .formatted(address.tls() ? "tls" : "nats", address.host(), address.port()))
            .connectionName("picklescope")
            .connectionTimeout(PATIENCE)
            .noReconnect() // another connection begins behind what the server has
            .ignoreDiscoveredServers()
            .dataPortType(GuardedPort.class.getName())
            .errorListener(problems);
    address
        .user()
        .ifPresent(user -> {
          options.userInfo(user.name(), user.password());
          Subjects.inbox(user.name()).ifPresent(options::inboxPrefix);
        });
    if (address.credentials().isPresent()) {
      var key = LabKey.of(address.credentials().get());
      options.authHandler(key);
      Subjects.inbox(key.name()).ifPresent(options::inboxPrefix);
    }
    if (address.tls() && address.authority().isPresent()) {
      options.sslContext(LabAuthority.trusting(address.authority().get()));
    }
    return options.build();
  }

  @Override
  public String address() {
    return address.toString();
  }

  @Override
  public Outlet outlet(HostName host) throws FeedException {
    return asked(() -> NatsOutlet.open(connection, streams, host, problems));
  }

  @Override
  public List<HostName> hosts() throws FeedException {
    return asked(() ->
        StreamNames.of(connection, PATIENCE).stream()
            .map(Subjects::hostOf)
            .flatMap(Optional::stream)
            .distinct()
            .sorted((one, other) -> one.text().compareTo(other.text()))
            .toList());
  }

  @Override
  public Inlet inlet(HostName host, FeedStart from) throws FeedException {
    return asked(() -> NatsInlet.open(connection, streams, host, from, problems));
  }

  @Override
  public Optional<HostStatus> status(HostName host) throws FeedException {
    return asked(() ->
        StreamLookUp.last(streams, Subjects.reportStream(host), Subjects.report(host))
            .flatMap(newest -> BlockHeaders.status(newest.getHeaders())));
  }

  @Override
  public Optional<HostDescription> description(HostName host) throws FeedException {
    String stream = Subjects.reportStream(host);
    return asked(() ->
        StreamLookUp.last(streams, stream, Subjects.description(host))
            .flatMap(DescriptionHeaders::of));
  }

  @Override
  public Map<HostName, ClockOffset> clocks(Set<HostName> hosts) throws FeedException {
    return problems.mayAskClocks() ? asked(() -> HostClock.ask(connection, hosts)) : Map.of();
  }

  private <T> T asked(NatsProblems.Question<T> question) throws FeedException {
    return problems.asked(connection, question);
  }

  @Override
  public void close() {
    close(connection);
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
