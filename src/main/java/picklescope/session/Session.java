package picklescope.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import picklescope.capture.Capture;
import picklescope.capture.Journal;
import picklescope.capture.JournalBlocks;
import picklescope.capture.JournalFolder;
import picklescope.capture.program.CapturePrograms;
import picklescope.net.NetworkException;
import picklescope.net.Ports;
import picklescope.net.SenderNames;
import picklescope.net.doctor.Doctor;
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
import picklescope.thread.Steps;

/**
 * A running Picklescope without its user interface: ports that receive into the live capture, sends
 * that enter it too, and what it takes to decode it. It creates the parts, connects them and closes
 * them. Thread-safe.
 */
public final class Session implements AutoCloseable {
  private final SettingsKeeper settings;
  private final Recorder recorder;
  private final Journal journal;
  private final Ports ports;
  private final RememberedPorts rememberedPorts;
  private final PortEnvelopes envelopes;
  private final SenderNames senderNames;
  private final AddressNames addressNames;
  private final EventDecoder decoder;
  private final CaptureView live;
  private final Relays relays;
  private final Sources sources;
  private final MarkedSends sends;
  private final Pipes pipes;
  private final PassiveCaptures captures;
  private final Publishings publishings;
  private final Labs labs;
  private final SendJobs jobs = new SendJobs();
  private final Demo demo;
  private final Responders responders;
  private final SavedFiles savedFiles;
  private final Queue<String> notices = new ConcurrentLinkedQueue<>();
  private final FailureNotices failures = new FailureNotices(notices::add);
  private final Queue<Runnable> endings = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  /** Creates a session that remembers nothing and keeps the live capture in memory. */
  public Session() {
    this(SettingsKeeper.inMemory(Settings.defaults()));
  }

  /** Creates a session that keeps the live capture in memory. The settings are closed with it. */
  public Session(SettingsKeeper settings) {
    this(settings, Recorder.inMemory(settings));
  }

  private Session(SettingsKeeper settings, Recorder recorder) {
    this.settings = settings;
    this.recorder = recorder;
    journal = recorder.journal();
    ports = new Ports(journal);
    rememberedPorts = new RememberedPorts(ports, settings);
    envelopes = new PortEnvelopes(settings);
    senderNames = new SenderNames(journal::name);
    addressNames = new AddressNames(settings, senderNames);
    senderNames.setLookUps(settings.get(Settings.LOOK_UP_NAMES));
    decoder = EventDecoder.ofThisComputer(envelopes::now, senderNames::nameOf);
    live = new CaptureView(journal, decoder, this::decoderVersion, senderNames::isSettled);
    relays = new Relays(journal, live, notices::add);
    sends = new MarkedSends(journal, live.marks(), notices::add);
    var following = new FollowedStream.Into(journal, senderNames, notices::add, () -> closed);
    captures =
        new PassiveCaptures(CapturePrograms.usual(), following, new Receivers(ports, relays));
    publishings =
        new Publishings(
            recorder,
            new HostFacts(ports, journal, envelopes::now, this::sourcesNow),
            this::watchesLab);
    var sourceNames = new LabSources();
    pipes = new Pipes(following, sourceNames, publishings::isOpen);
    labs =
        new Labs(
            new Lab.Target(journal, senderNames, sourceNames), publishings::isOpen, notices::add);
    sources = new Sources(relays, captures, publishings, settings);
    demo = new Demo(ports, rememberedPorts, envelopes, addressNames);
    savedFiles = new SavedFiles(saved("sends.json"), settings);
    responders =
        new Responders(
            journal,
            new MessageReading(decoder::decode, decoder::namedAddress, senderNames::isSettled),
            envelopes::now,
            ports::sendSocket,
            sends.ofOne(),
            ports::isOpen);
  }

  /**
   * Creates a session that keeps the live capture on disk, in a folder of its own below another,
   * until it is closed. The settings are closed with it.
   */
  public static Session recording(SettingsKeeper settings, JournalFolder folder) {
    return new Session(settings, Recorder.onDisk(settings, folder, Recorder.Ending.DELETE));
  }

  /**
   * Creates a session as {@link #recording} does whose live capture is kept for the next start if
   * it has not been saved and {@link Settings#KEEP_SESSION} is on.
   */
  public static Session keeping(SettingsKeeper settings, JournalFolder folder) {
    return new Session(settings, Recorder.onDisk(settings, folder, Recorder.Ending.KEEP));
  }

  /** Returns the live capture. */
  public Capture capture() {
    return journal;
  }

  /** Returns what takes packet blocks out of the live capture, for one thread. */
  public JournalBlocks liveBlocks() {
    return journal.blocks();
  }

  /** Returns the live capture with what it takes to show it. */
  public CaptureView live() {
    return live;
  }

  /** Returns what keeps the live capture. */
  public Recorder recorder() {
    return recorder;
  }

  /**
   * Opens a capture, which is read in the background. Waits for the disk.
   *
   * @param title its name for the user
   * @throws IOException if it cannot be opened; the message is for the user
   */
  public OpenedCapture open(String title, OpenedCapture.Opening opening) throws IOException {
    return new OpenedCapture(
        title, opening.open(), envelopes::now, this::decoderVersion, senderNames);
  }

  /** Returns what reads captures from standard input into the live capture. */
  public Pipes pipes() {
    return pipes;
  }

  /** Returns what publishes the live capture. */
  public Publishings publishings() {
    return publishings;
  }

  /** Returns what has come of the messages that other computers record. */
  public Elsewhere elsewhere() {
    return pipes.counts().plus(labs.counts());
  }

  /** Returns the labs whose messages are appended to the live capture. */
  public Labs labs() {
    return labs;
  }

  private List<Source> sourcesNow() {
    return sources.list();
  }

  private boolean watchesLab() {
    return labs.watched().isPresent() || labs.hasRead() || pipes.haveLab();
  }

  /** Returns the listening ports. */
  public Ports ports() {
    return ports;
  }

  /** Returns a doctor who finds out why nothing is heard at the ports and other sources. */
  public Doctor doctor() {
    return new Doctor(ports, new SourceFindings(sources::list, captures::arrived));
  }

  /** Returns the relays. */
  public Relays relays() {
    return relays;
  }

  /** Returns the relays, passive captures and publishers of the user. */
  public Sources sources() {
    return sources;
  }

  /** Returns the passive captures. */
  public PassiveCaptures captures() {
    return captures;
  }

  /** Returns what keeps the listening ports from one start to the next. */
  public RememberedPorts rememberedPorts() {
    return rememberedPorts;
  }

  /** Returns the envelopes of the ports. */
  public PortEnvelopes envelopes() {
    return envelopes;
  }

  /** Returns the names of senders. */
  public SenderNames senderNames() {
    return senderNames;
  }

  /** Returns the user's names for computers. */
  public AddressNames addressNames() {
    return addressNames;
  }

  /** Switches the look-up of senders' names on or off, and remembers it. */
  public void setLookUpNames(boolean on) {
    settings.update(old -> old.with(Settings.LOOK_UP_NAMES, on));
    senderNames.setLookUps(on);
  }

  /** Returns a number that changes whenever datagrams may decode to other events. */
  private long decoderVersion() {
    return senderNames.version() + envelopes.version();
  }

  /** Returns the decoder of the live capture. */
  public EventDecoder decoder() {
    return decoder;
  }

  /** Returns the settings. */
  public SettingsKeeper settings() {
    return settings;
  }

  /** Returns and removes the next message for the user; those about the settings come first. */
  public Optional<String> nextNotice() {
    return settings.nextNotice().or(() -> Optional.ofNullable(notices.poll()));
  }

  /** Returns the handler that makes notices of unexpected failures on any thread. */
  public Thread.UncaughtExceptionHandler failures() {
    return failures;
  }

  /**
   * Sends bytes as they are and appends them to the live capture. Waits for the name service, so
   * that it must not be called on the JavaFX thread.
   */
  public void send(Destination destination, byte[] payload) throws NetworkException {
    try (var transmitter = transmitter(Target.of(destination))) {
      transmitter.send(payload);
    }
  }

  /**
   * Returns a transmitter to a target; what it sends is appended to the live capture, and marked if
   * it is refused. Waits for the name service, so that it must not be called on the JavaFX thread.
   */
  public Transmitter transmitter(Target target) throws NetworkException {
    return Transmitter.open(target, ports::sendSocket, sends.ofOne());
  }

  /** Returns the repeats, replays and sequences. */
  public SendJobs jobs() {
    return jobs;
  }

  /** Returns the demo lab, which does not play unless it is started. */
  public Demo demo() {
    return demo;
  }

  /**
   * Starts to write what a filter chooses to files as it comes; ends with the session at the
   * latest.
   */
  public FilteredRecording record(FilteredRecording.Plan plan) {
    var recording = FilteredRecording.start(live, plan);
    beforeClose(recording::close);
    return recording;
  }

  /** Returns the responders. */
  public Responders responders() {
    return responders;
  }

  /** Returns the files of saved sends and responders: that of the settings' folder and others. */
  public SavedFiles savedFiles() {
    return savedFiles;
  }

  /** Returns where the repeats are kept from one start to the next. */
  public SavedSends savedRepeats() {
    return saved("repeats.json");
  }

  private SavedSends saved(String name) {
    return settings
        .folder()
        .<SavedSends>map(folder -> SavedSendsFile.own(folder.resolve(name)))
        .orElseGet(SavedSends::inMemory);
  }

  /** Runs an action when the session is closed, while all of it can still be read. */
  public void beforeClose(Runnable ending) {
    endings.add(ending);
  }

  /**
   * Closes the ports, deletes or keeps the live capture, writes the settings, and returns when that
   * is done. Has no effect if it is already closed. What fails to close does not keep the rest
   * open: the first failure is thrown at the end, with the others as suppressed ones.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    var steps = new ArrayList<>(endings);
    Collections.addAll(
        steps,
        recorder::closeWarmUp,
        demo::close,
        responders::close,
        jobs::close,
        savedFiles::close,
        relays::close,
        captures::close,
        ports::close,
        labs::close,
        publishings::close,
        senderNames::close,
        recorder::close,
        settings::close);
    Steps.runAll(steps);
  }
}
