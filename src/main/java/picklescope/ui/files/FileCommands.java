package picklescope.ui.files;

import java.nio.file.Path;
import java.util.List;
import picklescope.python.text.VisibleText;
import picklescope.session.ByteSize;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.view.command.Command;
import picklescope.view.files.FileTexts;
import picklescope.view.files.RecentCaptures;
import picklescope.view.value.ValueCommands;

/** The commands that open and save captures and limit the size of the live capture. */
public final class FileCommands {
  private final Session session;
  private final FileOpener opener;
  private final FileSaver saver;

  FileCommands(Session session, FileOpener opener, FileSaver saver) {
    this.session = session;
    this.opener = opener;
    this.saver = saver;
  }

  /** Returns the captures that were opened or saved lately, the latest first. */
  public List<Command> recent() {
    return new RecentCaptures(session.settings())
        .list().stream()
            .map(text ->
                Command.of(
                    "file-recent",
                    ValueCommands.shortened(VisibleText.line(text)),
                    () -> opener.open(List.of(Path.of(text)))))
            .toList();
  }

  /** Returns the maximum sizes of the live capture. */
  public List<Command> caps() {
    long now = session.settings().get(Settings.JOURNAL_CAP);
    return FileTexts.journalCaps(now).stream()
        .map(bytes ->
            Command.of(
                    "file-cap-" + bytes,
                    "Keep the newest " + ByteSize.text(bytes),
                    () -> session.recorder().keepAtMost(bytes))
                .selectedIf(() -> bytes == now))
        .toList();
  }

  /** Returns whether messages that are not saved are kept for the next start. */
  public boolean keepsUnsaved() {
    return session.recorder().keepsUnsaved();
  }

  /** Switches on or off whether messages that are not saved are kept for the next start. */
  public void switchKeepUnsaved() {
    session.recorder().keepUnsaved(!keepsUnsaved());
  }

  /** Returns which messages <em>Save all</em> saves. */
  public String allText() {
    return isAny() ? "Save %s…".formatted(saver.allWords()) : "Save all…";
  }

  /** Returns whether there are messages that <em>Save all</em> saves. */
  public boolean isAny() {
    return saver.all() > 0;
  }

  /** Returns how many messages would be saved with the filter; a filter may still be running. */
  public String shownText() {
    try (var shown = saver.shownNumbers()) {
      boolean more = !shown.waitingFor().isEmpty();
      return "Save shown…  (%,d%s)".formatted(shown.found(), more ? " so far" : "");
    }
  }

  /** Returns whether the filter lets messages through, or still looks for some. */
  public boolean isAnyShown() {
    try (var shown = saver.shownNumbers()) {
      return shown.found() > 0 || !shown.waitingFor().isEmpty();
    }
  }

  /** Returns how many messages would be saved with the selection. */
  public String selectedText() {
    return "Save selected…  (%,d)".formatted(saver.selected());
  }

  /** Returns whether a row is selected. */
  public boolean isAnySelected() {
    return saver.selected() > 0;
  }
}
