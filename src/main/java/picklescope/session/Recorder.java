package picklescope.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picklescope.capture.Journal;
import picklescope.capture.JournalFolder;
import picklescope.capture.JournalLimits;
import picklescope.capture.JournalState;
import picklescope.capture.LeftBehind;
import picklescope.capture.PublishedAs;
import picklescope.feed.Leftover;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;

/**
 * Keeps the live capture: on disk, in a folder of its own, or the newest part of it in memory. A
 * session that was not closed leaves its folder behind for the next start; one that was closed
 * deletes it, or keeps it if {@linkplain Ending#KEEP so desired}. Thread-safe.
 */
public final class Recorder implements AutoCloseable {
  /** What happens to the files when the session is closed. */
  enum Ending {
    /** They are deleted. */
    DELETE,

    /**
     * They are kept for the next start, unless nothing was recorded, all of it was saved, or {@link
     * Settings#KEEP_SESSION} is off and no saving is cut. With them those of earlier sessions stay
     * that were neither saved nor discarded, as far as the size limit allows.
     */
    KEEP
  }

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSSSSSSSS").withZone(ZoneOffset.UTC);

  private record OnDisk(
      JournalFolder folder, JournalFolder.SessionFolder session, WarmUp warmUp, Ending ending) {}

  private final SettingsKeeper settings;
  private final Optional<OnDisk> disk;
  private final Journal journal;
  private final String nameInMemory = NAME.format(Instant.now());
  private volatile long savedUpTo;
  private volatile boolean leaves;
  private volatile boolean leavesConfirmed;
  private volatile boolean savingIsCut;

  private Recorder(SettingsKeeper settings, Optional<OnDisk> disk, Journal journal) {
    this.settings = settings;
    this.disk = disk;
    this.journal = journal;
  }

  /** Keeps the newest part of the live capture in memory. */
  static Recorder inMemory(SettingsKeeper settings) {
    return new Recorder(settings, Optional.empty(), new Journal());
  }

  /** Keeps the live capture below a folder, as many bytes of it as the settings allow. */
  static Recorder onDisk(SettingsKeeper settings, JournalFolder folder, Ending ending) {
    var session = folder.begin();
    var limits = JournalLimits.standard().withCap(settings.get(Settings.JOURNAL_CAP));
    return new Recorder(
        settings,
        Optional.of(new OnDisk(folder, session, WarmUp.in(session.passing()), ending)),
        new Journal(session.folder(), limits));
  }

  /** Marks the live capture as one that is published, so that a later session may publish it. */
  void publishAs(PublishedAs place) {
    mark(session -> session.publishAs(place, disk.orElseThrow().ending() == Ending.KEEP));
  }

  /** Takes back {@link #publishAs}: nothing of it is published there later. */
  void publishNoLonger(PublishedAs place) {
    mark(session -> session.publishNoLonger(place));
  }

  /** Records that a broker has confirmed all of it. */
  void confirmed(PublishedAs place) {
    mark(session -> session.confirmed(place));
  }

  @FunctionalInterface
  private interface Marking {
    void mark(JournalFolder.SessionFolder session) throws IOException;
  }

  private synchronized void mark(Marking marking) {
    if (disk.isPresent()) {
      try {
        marking.mark(disk.get().session());
      } catch (IOException e) {
        // The disk is full, which the state reports: nothing of it can be published later.
      }
    }
  }

  /** Returns what earlier sessions have left that is to be published at a place. */
  List<Leftover> leftToPublish(PublishedAs place) {
    try {
      return LeftRecording.of(allLeftBehind(), place);
    } catch (IOException e) {
      return List.of(); // as if there were none
    }
  }

  /**
   * Returns the brokers to which what earlier sessions have left is still to be published under a
   * name, sorted. Waits for the disk.
   */
  List<String> brokersOf(String host) {
    var brokers = new TreeSet<String>();
    try {
      for (var left : leftBehind()) {
        left.unconfirmed().stream()
            .filter(place -> place.host().equals(host))
            .forEach(place -> brokers.add(place.broker()));
      }
    } catch (IOException e) {
      // Another program deletes one.
    }
    return List.copyOf(brokers);
  }

  /**
   * Keeps the files for some minutes when it is closed, if they would be deleted: all brokers have
   * confirmed all of it, and may lose the newest in a crash.
   */
  void leaveConfirmed() {
    leavesConfirmed = true;
  }

  /** Leaves the files where they are when it is closed. */
  void leave() {
    leaves = true;
  }

  /** Returns a name for the live capture that no other one has: digits and '-'. */
  String captureName() {
    return disk.flatMap(there -> Optional.ofNullable(there.session().folder().getFileName()))
        .map(Path::toString)
        .orElse(nameInMemory);
  }

  /** Returns the live capture. */
  Journal journal() {
    return journal;
  }

  /**
   * Begins to compile what receives datagrams, which takes processor time for a second or two; a
   * window does it when it is on the screen. Has no effect if it was called before.
   */
  public void warmUp() {
    disk.ifPresent(there -> there.warmUp().start());
  }

  /**
   * Begins it and waits until datagrams are received as fast as possible, about a third of a second
   * at most; earlier ones are received too, but more slowly.
   */
  public void awaitWarm() {
    disk.ifPresent(there -> there.warmUp().awaitFirst());
  }

  /** Returns where the live capture is kept now, and what has been lost. */
  public JournalState state() {
    return journal.state();
  }

  /** Returns whether the live capture is to be kept on disk. */
  public boolean isOnDisk() {
    return disk.isPresent();
  }

  /** Sets and remembers the most bytes on disk; the oldest files are deleted. */
  public void keepAtMost(long bytes) {
    settings.update(old -> old.with(Settings.JOURNAL_CAP, bytes));
    journal.cap(settings.get(Settings.JOURNAL_CAP));
  }

  /** Returns whether what was not saved is kept for the next start. */
  public boolean keepsUnsaved() {
    return settings.get(Settings.KEEP_SESSION);
  }

  /** Sets and remembers whether what was not saved is kept for the next start. */
  public void keepUnsaved(boolean keep) {
    settings.update(old -> old.with(Settings.KEEP_SESSION, keep));
  }

  /** Records that the user has saved all datagrams up to a number. */
  public void saved(long upTo) {
    savedUpTo = Math.max(savedUpTo, upTo);
  }

  /**
   * Records that the user has begun to save datagrams, and the session ends before that is done:
   * then they are kept in any case.
   */
  public void savingIsCut() {
    savingIsCut = true;
  }

  /**
   * Returns the captures of sessions that ended without closing, and of those that were closed and
   * kept, the newest first; each can be opened or deleted. Waits for the disk.
   */
  public List<LeftBehind> leftBehind() throws IOException {
    var left = new ArrayList<LeftBehind>();
    for (var one : allLeftBehind()) {
      if (!one.isConfirmed()) {
        left.add(one);
      }
    }
    return left;
  }

  /** Returns those too that are kept for some minutes only. */
  private List<LeftBehind> allLeftBehind() throws IOException {
    return disk.isPresent() ? disk.get().folder().leftBehind() : List.of();
  }

  /** Ends the warm-up, which needs no more time when nothing more is to be received. */
  void closeWarmUp() {
    disk.ifPresent(there -> there.warmUp().close());
  }

  /** Closes the live capture, and deletes or keeps its files. */
  @Override
  public void close() {
    closeWarmUp();
    long last = journal.last();
    journal.close();
    disk.ifPresent(there -> end(there, last));
  }

  private void end(OnDisk there, long last) {
    boolean keep =
        there.ending() == Ending.KEEP && last > savedUpTo && (keepsUnsaved() || savingIsCut);
    try {
      if (leaves) {
        there.session().close();
      } else if (keep) {
        there.session().keep(settings.get(Settings.JOURNAL_CAP));
      } else if (leavesConfirmed) {
        there.session().leaveConfirmed();
      } else {
        there.session().delete();
      }
    } catch (IOException e) {
      // What is still there is offered, or deleted, at the next start.
    }
  }
}
