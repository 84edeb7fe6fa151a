package picklescope.session;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import picklescope.capture.Capture;
import picklescope.capture.Journal;
import picklescope.capture.JournalFolder;
import picklescope.capture.JournalLimits;
import picklescope.capture.JournalState;
import picklescope.event.Datagram;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.event.Event;
import picklescope.net.NetworkException;
import picklescope.net.Ports;
import picklescope.net.SenderNames;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedSends;
import picklescope.saved.SavedSendsFile;
import picklescope.send.Destination;
import picklescope.send.MessageReading;
import picklescope.send.Responders;
import picklescope.send.SendJobs;
import picklescope.send.Target;
import picklescope.send.Transmitter;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/**
 * A running Picklescope without its surface: ports that receive into the journal, sends that enter
 * it too, and the decoding of what it holds. Any thread may call.
 */
public final class Session implements AutoCloseable {
  private record Recording(JournalFolder folder, JournalFolder.SessionFolder place) {}

  private final SettingsKeeper settings;
  private final Optional<Recording> recording;
  private final Journal journal;
  private final Ports ports;
  private final SenderNames senderNames;
  private final EventDecoder decoder;
  private final CaptureView live;
  private final SendJobs jobs = new SendJobs();
  private final Responders responders;
  private final SavedFiles savedFiles;
  private final Queue<String> notices = new ConcurrentLinkedQueue<>();
  private final FailureNotices failures = new FailureNotices(notices::add);
  private final Queue<Runnable> endings = new ConcurrentLinkedQueue<>();
  private final Optional<WarmUp> warmUp;
  private volatile boolean closed;
  private final PortEnvelopes envelopes;
  private final RememberedPorts rememberedPorts;

  /** Remembers nothing, and keeps the live capture in memory: its newest part. */
  public Session() {
    this(SettingsKeeper.inMemory(Settings.defaults()));
  }

  /** Keeps the live capture in memory: its newest part. The settings are closed with it. */
  public Session(SettingsKeeper settings) {
    this(settings, Optional.empty(), new Journal(), Optional.empty());
  }

  private Session(
      SettingsKeeper settings,
      Optional<Recording> recording,
      Journal journal,
      Optional<WarmUp> warmUp) {
    this.settings = settings;
    this.recording = recording;
    this.journal = journal;
    this.warmUp = warmUp;
    ports = new Ports(journal);
    rememberedPorts = new RememberedPorts(ports, settings);
    envelopes = new PortEnvelopes(settings);
    senderNames = new SenderNames(journal::name);
    senderNames.setAliases(settings.get(Settings.ALIASES));
    senderNames.setLookUps(settings.get(Settings.LOOK_UP_NAMES));
    decoder = EventDecoder.ofThisComputer(this::envelopes, senderNames::nameOf);
    live = new CaptureView(journal, decoder, this::decoderVersion);
    savedFiles = new SavedFiles(saved("sends.json"), settings);
    responders =
        new Responders(
            journal,
            new MessageReading(this::decode, decoder::namedAddress, senderNames::isSettled),
            this::envelopes,
            ports::sendSocket,
            journal::sent,
            ports::isOpen);
  }

  /**
   * Keeps the live capture on disk, in a place of its own below a folder, as long as the session is
   * open; a session that was not closed leaves it behind for the next start. The settings are
   * closed with it.
   */
  public static Session recording(SettingsKeeper settings, JournalFolder folder) {
    var place = folder.begin();
    var limits = JournalLimits.standard().withCap(settings.get(Settings.JOURNAL_CAP));
    return new Session(
        settings,
        Optional.of(new Recording(folder, place)),
        new Journal(place.folder(), limits),
        Optional.of(WarmUp.start()));
  }

  /**
   * Waits, about a third of a second at most after the session was made, until it receives as fast
   * as it can: what arrives earlier is received too, but more slowly.
   */
  public void awaitWarm() {
    warmUp.ifPresent(WarmUp::awaitFirst);
  }

  /** The live capture. */
  public Capture capture() {
    return journal;
  }

  /** The live capture, as it is shown. */
  public CaptureView live() {
    return live;
  }

  /**
   * Opens a capture, which is shown as soon as its first datagrams have been found. It waits for
   * the disk.
   *
   * @param title what the user knows it by
   * @throws IOException if it cannot be opened; the message is for the user
   */
  public OpenedCapture open(String title, OpenedCapture.Opening opening) throws IOException {
    return new OpenedCapture(
        title, opening.open(), this::envelopes, this::decoderVersion, senderNames);
  }

  /** Where the live capture is kept now, and what it has lost. */
  public JournalState journalState() {
    return journal.state();
  }

  /** Whether the live capture is meant to be on disk. */
  public boolean isRecording() {
    return recording.isPresent();
  }

  /** Keeps so many bytes of the live capture on disk from now on; the oldest files go. */
  public void keepAtMost(long bytes) {
    settings.update(old -> old.with(Settings.JOURNAL_CAP, bytes));
    journal.cap(settings.get(Settings.JOURNAL_CAP));
  }

  /**
   * Captures of sessions that ended without closing, the newest first; each can be opened or
   * deleted. It waits for the disk.
   */
  public List<JournalFolder.LeftBehind> leftBehind() throws IOException {
    return recording.isPresent() ? recording.get().folder().leftBehind() : List.of();
  }

  public Ports ports() {
    return ports;
  }

  public SenderNames senderNames() {
    return senderNames;
  }

  /** Switches the look-up of senders' names on or off, and remembers it. */
  public void setLookUpNames(boolean on) {
    settings.update(old -> old.with(Settings.LOOK_UP_NAMES, on));
    senderNames.setLookUps(on);
  }

  /** What is remembered, and the notices about it. */
  public SettingsKeeper settings() {
    return settings;
  }

  /** The next thing that the user has to know and has not been told yet; each is given once. */
  public Optional<String> nextNotice() {
    return settings.nextNotice().or(() -> Optional.ofNullable(notices.poll()));
  }

  /** Takes failures that nobody expected, of any thread, and makes notices of them. */
  public Thread.UncaughtExceptionHandler failures() {
    return failures;
  }

  /**
   * Takes the datagrams of a pcapng or pcap stream into the live capture as they come, on a thread
   * of its own, until the stream ends or the session is closed. What the stream says that was lost
   * is said too.
   *
   * @param name what the user knows the stream by
   */
  public void follow(InputStream stream, String name) {
    new FollowedStream(name, journal, senderNames, notices::add, () -> closed).start(stream);
  }

  /**
   * Adds the ports that the settings name and switches them on or leaves them off. It waits for the
   * system: not for the JavaFX thread.
   */
  public void openRememberedPorts() throws NetworkException {
    rememberedPorts.open();
  }

  /**
   * Adds the ports that the settings name and leaves them all off: this session has begun to look
   * at a capture, and another one may be listening.
   */
  public void addRememberedPorts() throws NetworkException {
    rememberedPorts.addOff();
  }

  /**
   * Remembers the ports that are there now, on or off, for the next start; not in a session that
   * has begun without the remembered ones, to look at a capture.
   */
  public void rememberPorts() {
    rememberedPorts.remember();
  }

  /** How the payloads of ports without an envelope of their own are laid out. */
  public Envelope envelope() {
    return envelopes.now().usual();
  }

  /** How the payloads of a port are laid out: what comes in to ours, and what goes out to it. */
  public Envelope envelope(int port) {
    return envelopes.now().of(port);
  }

  /** Sets how the payloads of a port are laid out, and remembers it. */
  public void setEnvelope(int port, Envelope envelope) {
    envelopes.set(port, envelope);
  }

  /** Which envelope each port has. */
  public Envelopes envelopes() {
    return envelopes.now();
  }

  /** One envelope for all ports, which is not remembered. */
  public void useEnvelope(Envelope envelope) {
    envelopes.use(envelope);
  }

  /** Changes whenever datagrams may decode to other events, because of names or envelopes. */
  public long decoderVersion() {
    return senderNames.version() + envelopes.version();
  }

  /** Decodes the datagrams of the live capture. */
  public EventDecoder decoder() {
    return decoder;
  }

  /**
   * Decodes a datagram of the live capture as the receiver's callback would see it; up to a few
   * milliseconds of work.
   */
  public Event decode(Datagram datagram) {
    return decoder.decode(datagram);
  }

  /**
   * Sends bytes as they are and enters them in the capture. It waits for the name service: not for
   * the JavaFX thread.
   */
  public void send(Destination destination, byte[] payload) throws NetworkException {
    try (var transmitter = transmitter(Target.of(destination))) {
      transmitter.send(payload);
    }
  }

  /**
   * Opens the way to a target; what is sent by it enters the capture. It waits for the name
   * service: not for the JavaFX thread.
   */
  public Transmitter transmitter(Target target) throws NetworkException {
    return Transmitter.open(target, ports::sendSocket, journal::sent);
  }

  /**
   * Opens the way to a target as {@link #transmitter(Target)} does.
   *
   * @param numbered receives the number of each sent datagram in the live capture; 0 if it could
   *     not be kept
   */
  public Transmitter transmitter(Target target, LongConsumer numbered) throws NetworkException {
    return Transmitter.open(
        target,
        ports::sendSocket,
        (timeNanos, remote, local, payload) ->
            numbered.accept(journal.sentNumber(timeNanos, remote, local, payload)));
  }

  /** The repeats and replays. */
  public SendJobs jobs() {
    return jobs;
  }

  /** The files of saved sends and responders: that in the settings folder, and those opened. */
  public SavedFiles savedFiles() {
    return savedFiles;
  }

  /** Where the repeats that were there are kept. */
  public SavedSends savedRepeats() {
    return saved("repeats.json");
  }

  private SavedSends saved(String name) {
    return settings
        .folder()
        .<SavedSends>map(folder -> new SavedSendsFile(folder.resolve(name)))
        .orElseGet(SavedSends::inMemory);
  }

  /** What answers by itself. */
  public Responders responders() {
    return responders;
  }

  /** Does that when the session is closed, while all of it can still be read; on any thread. */
  public void beforeClose(Runnable ending) {
    endings.add(ending);
  }

  /**
   * Frees the ports, lets the live capture go and writes the settings, and returns when that is
   * done. Closing again does nothing.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    endings.forEach(Runnable::run);
    warmUp.ifPresent(WarmUp::close);
    responders.close();
    jobs.close();
    savedFiles.close();
    ports.close();
    senderNames.close();
    journal.close();
    recording.ifPresent(there -> delete(there.place()));
    settings.close();
  }

  private static void delete(JournalFolder.SessionFolder place) {
    try {
      place.delete();
    } catch (IOException e) {
      // What is still there is offered, or deleted, at the next start.
    }
  }
}
