package picklescope.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import picklescope.capture.program.CaptureException;
import picklescope.capture.program.CaptureOptions;
import picklescope.feed.Publisher;
import picklescope.feed.PublisherState;
import picklescope.net.NetworkException;
import picklescope.python.source.SourceException;
import picklescope.settings.CaptureSetting;
import picklescope.settings.PublishSetting;
import picklescope.settings.RelaySetting;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.settings.SourceSetting;

/**
 * The relays, passive captures and publishers of the user, kept in the settings from one start to
 * the next. Thread-safe. Methods that open one wait for the name service and for the system, so
 * that they must not be called on the JavaFX thread; {@link #list} never waits.
 */
public final class Sources {
  /** One of them; changed under the lock of the sources, read by any thread. */
  private static final class Slot {
    private final Optional<Boolean> keptOn;
    private volatile Source now;

    /**
     * Creates one that is not open.
     *
     * @param keptOn whether it is on in the settings, if switching it is not remembered
     */
    Slot(SourceSetting setting, Optional<Boolean> keptOn) {
      this.keptOn = keptOn;
      now = new Source(setting, new SourceState.Off());
    }

    SourceSetting remembered() {
      return now.setting().switched(keptOn.orElse(now.setting().on()));
    }
  }

  private final Relays relays;
  private final PassiveCaptures captures;
  private final Publishings publishings;
  private final SettingsKeeper settings;
  private final List<Slot> slots = new CopyOnWriteArrayList<>();
  private final Map<String, Boolean> keptOnOfRemoved = new HashMap<>();
  private boolean remembers;
  private volatile SourceCounts closed = SourceCounts.NONE; // changed under the lock

  Sources(
      Relays relays, PassiveCaptures captures, Publishings publishings, SettingsKeeper settings) {
    this.publishings = publishings;
    this.relays = relays;
    this.captures = captures;
    this.settings = settings;
  }

  /**
   * Adds those of the settings; {@link #openLoaded} opens them.
   *
   * @param asTheyWere whether they are on or off as they were; else all are off, for a session that
   *     shows a capture, and are on or off in the settings as they were there
   */
  public synchronized void load(boolean asTheyWere) {
    remembers = true;
    var all = new ArrayList<SourceSetting>(settings.get(Settings.RELAYS));
    all.addAll(settings.get(Settings.CAPTURES));
    all.addAll(settings.get(Settings.PUBLISHINGS));
    for (var one : all) {
      slots.add(
          asTheyWere
              ? new Slot(one, Optional.empty())
              : new Slot(one.switched(false), Optional.of(one.on())));
    }
  }

  /** Opens those that are on and have not been opened. */
  public synchronized void openLoaded() {
    for (var slot : slots) {
      if (slot.now.state() instanceof SourceState.Off) {
        start(slot);
      }
    }
  }

  /** Returns them as they are now, relays first. */
  public List<Source> list() {
    return slots.stream().map(slot -> slot.now).map(this::looked).toList();
  }

  /** Returns a source whose state tells if it has stopped by itself. */
  private Source looked(Source source) {
    return switch (source.state()) {
      case SourceState.Relaying(RunningRelay relay) when !relay.relay().failure().isEmpty() ->
          new Source(source.setting(), new SourceState.Failed(relay.relay().failure()));
      case SourceState.Watching(PassiveCapture capture) when capture.failure().isPresent() ->
          new Source(source.setting(), SourceState.Failed.of(capture.failure().get()));
      case SourceState.Publishing(Publisher publisher, _)
          when publisher.state().phase() == PublisherState.Phase.FAILED ->
          new Source(source.setting(), new SourceState.Failed(publisher.state().problem()));
      case SourceState.Publishing publishing ->
          new Source(source.setting(), publishings.looked(publishing));
      case SourceState.Relaying _,
          SourceState.Watching _,
          SourceState.Off _,
          SourceState.Opening _,
          SourceState.Failed _ ->
          source;
    };
  }

  /**
   * Adds one, and opens it if its setting is on.
   *
   * @throws NetworkException if there is one of that name
   */
  public synchronized void add(SourceSetting setting) throws NetworkException {
    if (slot(setting.name()).isPresent()) {
      throw new NetworkException("There is a %s already.".formatted(setting.name()));
    }
    var before = Optional.ofNullable(keptOnOfRemoved.remove(setting.name()));
    var slot = new Slot(setting, before.filter(_ -> !setting.on())); // off: by an undo
    slots.add(place(setting), slot);
    start(slot);
    remember();
  }

  private int place(SourceSetting setting) {
    return (int) slots.stream().filter(one -> rank(one.now.setting()) <= rank(setting)).count();
  }

  private static int rank(SourceSetting setting) {
    return switch (setting) {
      case RelaySetting _ -> 0;
      case CaptureSetting _ -> 1;
      case PublishSetting _ -> 2;
    };
  }

  /**
   * Gives one another setting, with which it is opened again if it is on. It stays on or off as it
   * is, whatever the setting says.
   *
   * @throws NetworkException if there is another one of the new name, or none of the old one
   */
  public synchronized void replace(String name, SourceSetting changed) throws NetworkException {
    var slot =
        slot(name)
            .orElseThrow(() ->
                new NetworkException(
                    "There is no %s any longer: it has been removed.".formatted(name)));
    var setting = changed.switched(slot.now.setting().on());
    if (!name.equals(setting.name()) && slot(setting.name()).isPresent()) {
      throw new NetworkException("There is a %s already.".formatted(setting.name()));
    }
    if (!hasTaken(slot, setting)) {
      stop(slot);
      slot.now = new Source(setting, new SourceState.Off());
      start(slot);
    }
    remember();
  }

  /** Sets the rules of a relay that differs in nothing else; it need not be opened again. */
  private static boolean hasTaken(Slot slot, SourceSetting setting) {
    if (slot.now.state() instanceof SourceState.Relaying(RunningRelay relay)
        && setting instanceof RelaySetting changed
        && slot.now.setting() instanceof RelaySetting old
        && changed.equals(old.withRules(changed.rules()))) {
      try {
        relay.setRules(RelayPlan.of(changed).rules());
        slot.now = new Source(setting, slot.now.state());
        return true;
      } catch (NetworkException | SourceException e) {
        return false; // opening it again reports the mistake
      }
    }
    return false;
  }

  /** Closes one and removes it. Has no effect if there is none of that name. */
  public synchronized void remove(String name) {
    slot(name)
        .ifPresent(slot -> {
          stop(slot);
          slots.remove(slot);
          slot.keptOn.ifPresent(on -> keptOnOfRemoved.put(name, on));
          remember();
        });
  }

  /** Opens one, or closes it. Has no effect if there is none of that name. */
  public synchronized void toggle(String name, boolean on) {
    slot(name)
        .ifPresent(slot -> {
          stop(slot);
          slot.now = new Source(slot.now.setting().switched(on), new SourceState.Off());
          start(slot);
          remember();
        });
  }

  private Optional<Slot> slot(String name) {
    return slots.stream().filter(one -> one.now.name().equals(name)).findFirst();
  }

  private void start(Slot slot) {
    var setting = slot.now.setting();
    if (setting.on()) {
      slot.now = new Source(setting, new SourceState.Opening());
      slot.now = new Source(setting, opened(setting));
    }
  }

  private SourceState opened(SourceSetting setting) {
    try {
      return switch (setting) {
        case RelaySetting relay -> {
          var plan = RelayPlan.of(relay);
          yield new SourceState.Relaying(
              relays.open(plan.options(), plan.faults(), plan.chosen(), plan.rules()));
        }
        case CaptureSetting capture ->
            new SourceState.Watching(
                captures.open(
                    CaptureOptions.of(List.of(capture.networkInterface()), capture.ports())));
        case PublishSetting publish -> publishings.open(publish);
      };
    } catch (IOException e) {
      return SourceState.Failed.of(CaptureException.problemOf(e));
    } catch (NetworkException | SourceException | IllegalArgumentException e) {
      return new SourceState.Failed(String.valueOf(e.getMessage()));
    }
  }

  private void stop(Slot slot) {
    switch (slot.now.state()) {
      case SourceState.Relaying(RunningRelay relay) -> relays.close(relay);
      case SourceState.Watching(PassiveCapture capture) -> captures.close(capture);
      case SourceState.Publishing(Publisher publisher, _) -> publishings.close(publisher);
      case SourceState.Off _, SourceState.Opening _, SourceState.Failed _ -> {}
    }
    closed = closed.plus(SourceCounts.of(slot.now.state()));
  }

  /** Returns the sums of what those have recorded and lost that are not open any longer. */
  public SourceCounts closed() {
    return slots.stream()
        .map(slot -> slot.now)
        .filter(source -> looked(source).state() instanceof SourceState.Failed)
        .map(stopped -> SourceCounts.of(stopped.state()))
        .reduce(closed, SourceCounts::plus);
  }

  private void remember() {
    if (remembers) {
      var now = slots.stream().map(Slot::remembered).toList();
      settings.update(old ->
          old.with(Settings.RELAYS, only(RelaySetting.class, now))
              .with(Settings.CAPTURES, only(CaptureSetting.class, now))
              .with(Settings.PUBLISHINGS, only(PublishSetting.class, now)));
    }
  }

  private static <T> List<T> only(Class<T> type, List<SourceSetting> settings) {
    return settings.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
