package picklescope.ui.compose;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picklescope.python.text.Counted;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import picklescope.ui.compose.Composer.PageName;
import picklescope.view.compose.Outbox;
import picklescope.view.compose.RepeatList;
import picklescope.view.compose.SavedEntry;
import picklescope.view.compose.SendResult;

/**
 * Performs the commands of the page of saved sends.
 *
 * @param saved returns the page
 */
record SavedCommands(
    ComposerPages pages,
    ComposePage compose,
    Outbox outbox,
    RepeatList repeats,
    Supplier<SavedPage> saved)
    implements SavedPage.Actions {
  @Override
  public void edit(SavedEntry.Send one) {
    pages.select(PageName.COMPOSE);
    compose.edit(one.send(), Optional.of(one));
  }

  @Override
  public void send(SavedSend one) {
    outbox.send(one, result -> display(one, result));
  }

  @Override
  public void repeat(SavedSend one, Rhythm rhythm) {
    outbox.repeat(one, rhythm, result -> display(one, result));
  }

  @Override
  public void sequence(SavedEntry.Folder folder, List<SavedSend> sends) {
    outbox.sequence(
        folder.title(),
        sends,
        problem ->
            problem.ifPresentOrElse(
                why -> saved.get().warn("✕ " + why),
                () ->
                    saved
                        .get()
                        .report(
                            "Sending %s of %s in their order. Ctrl+. stops it."
                                .formatted(Counted.messages(sends.size()), folder.title()))));
  }

  private void display(SavedSend one, SendResult result) {
    compose.display(one, result);
    saved.get().display(one, result);
    if (result instanceof SendResult.Repeating now) {
      repeats.started(one, now.repeat());
    }
  }
}
