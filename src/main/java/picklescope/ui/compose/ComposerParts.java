package picklescope.ui.compose;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import picklescope.net.SendOptions;
import picklescope.saved.SavedFiles;
import picklescope.send.Destination;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.compose.Composer.PageName;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Throttle;
import picklescope.ui.text.CodeStyle;
import picklescope.view.compose.MessageTexts;
import picklescope.view.compose.Outbox;
import picklescope.view.compose.ReplaySource;
import picklescope.view.compose.SavedChanges;
import picklescope.view.compose.Sending;

/** What a composer consists of: creates its pages and what they send with, and connects them. */
final class ComposerParts implements AutoCloseable {
  private final Outbox outbox;
  private final ComposePage compose;
  private final ComposerPages pages;
  private final SelfSenders senders;
  private final SavedCommands commands;
  private final Lazy<SavedPage> saved;
  private final EventSends events;
  private final Throttle refreshes = new Throttle();

  /**
   * Creates them.
   *
   * @param recorded the messages that can be replayed
   * @param files the dialogs for files
   * @param keys the keys that send saved messages
   * @param place where the pages are displayed
   */
  ComposerParts(
      Session session,
      ObservableValue<CodeStyle> style,
      ReplaySource recorded,
      SendFiles files,
      SavedKeys keys,
      ObservableList<Node> place) {
    outbox = new Outbox(session, Platform::runLater);
    var savedFiles = session.savedFiles();
    var changes = new SavedChanges(savedFiles, Platform::runLater);
    var saveForm = new Lazy<>(() -> new SaveForm(savedFiles, changes, keys));
    compose = new ComposePage(outbox, style, files, saveForm);
    pages = new ComposerPages(place, compose);
    senders = new SelfSenders(session, outbox, recorded, this::warn, this::stopAll);
    saved =
        new Lazy<>(() -> {
          var page = new SavedPage(savedFiles, changes, files, saveForm.get(), keys, commands());
          page.display(savedFiles.snapshots());
          return page;
        });
    commands = new SavedCommands(pages, compose, outbox, senders.repeats(), saved);
    events = new EventSends(outbox, compose, savedFiles, saved);
    compose.onRepeat(senders.repeats()::started);
    pages.add(PageName.COMPOSE, () -> compose);
    pages.add(PageName.SAVED, saved);
    pages.add(PageName.RUNNING, senders.jobs());
    pages.add(PageName.RESPONDERS, senders.responders());
    pages.add(PageName.REPLAY, senders.replay());
    pages.select(PageName.COMPOSE);
    savedFiles.watch(all -> Platform.runLater(() -> display(all)));
    senders.read();
    remember(session.settings());
  }

  private void display(List<SavedFiles.Snapshot> all) {
    saved.ifMade(page -> page.display(all));
    senders.switches().update(all);
    senders.responders().ifMade(RespondersPage::display);
  }

  /** Restores the recent destinations, and keeps those of each message that was sent. */
  private void remember(SettingsKeeper settings) {
    var recent = settings.get(Settings.RECENT_DESTINATIONS);
    compose.setRecent(recent.isEmpty() ? List.of("localhost:4950") : recent);
    compose.onSent(
        to -> settings.update(old -> old.withFirst(Settings.RECENT_DESTINATIONS, to.strip())));
  }

  /** Displays on the page of saved sends what is wrong with a file; nothing if it is empty. */
  private void warn(String text) {
    if (text.isEmpty()) {
      saved.ifMade(page -> page.warn(text));
    } else {
      saved.get().warn(text);
    }
  }

  /** Stops all repeats and replays and the demo lab, and switches all responders off. */
  void stopAll() {
    senders.stopAll(pages::refresh);
    pages.refresh();
  }

  /** Returns what sends by itself right now. */
  Sending sending() {
    return senders.sending();
  }

  /** Updates the pages; called for each frame, at most thirty times a second. */
  void pulse() {
    if (refreshes.take()) {
      pages.showCount(PageName.RUNNING, senders.running());
      pages.showCount(PageName.RESPONDERS, senders.switches().on());
      pages.refresh();
    }
  }

  /** Sends an example message. */
  void sendTest(Destination to) {
    outbox.send(
        Message.of(MessageForm.CALL, MessageTexts.EXAMPLE),
        to.toString(),
        SendOptions.usual(),
        compose::display);
  }

  /** Returns the page in which a message is written. */
  ComposePage compose() {
    return compose;
  }

  ComposerPages pages() {
    return pages;
  }

  /** Returns what is done with saved messages. */
  SavedCommands commands() {
    return commands;
  }

  /** Returns what is done with the messages of events. */
  EventSends events() {
    return events;
  }

  @Override
  public void close() {
    senders.close();
    outbox.close();
  }
}
