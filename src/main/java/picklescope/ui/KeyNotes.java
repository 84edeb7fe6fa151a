package picklescope.ui;

import static picklescope.view.command.Place.ANYWHERE;
import static picklescope.view.command.Place.COLUMNS;
import static picklescope.view.command.Place.COMPOSER;
import static picklescope.view.command.Place.FILTER;
import static picklescope.view.command.Place.INSPECTOR;
import static picklescope.view.command.Place.MENUS;
import static picklescope.view.command.Place.PLOT;
import static picklescope.view.command.Place.SAVED;
import static picklescope.view.command.Place.TABLE;
import static picklescope.view.command.Place.TIMES;

import java.util.List;
import picklescope.view.command.KeyNote;

/** The keys that controls and panes handle, for the catalogue of commands. */
final class KeyNotes {
  static final List<KeyNote> ALL =
      List.of(
          new KeyNote(ANYWHERE, "Tab, Shift+Tab", "Next button or field; the one before"),
          new KeyNote(ANYWHERE, "Alt+Shift+arrows", "Move the edge of the pane"),
          new KeyNote(MENUS, "F10", "To the menus"),
          new KeyNote(TABLE, "arrows, Page, Home", "Go to a row; with Shift select up to it"),
          new KeyNote(TABLE, "Ctrl+arrows, Space", "Go without selecting; add or remove the row"),
          new KeyNote(TABLE, "left, right", "Scroll to the other columns"),
          new KeyNote(TABLE, "End", "Go to the newest, and follow it"),
          new KeyNote(TABLE, "Shift+F10", "Menu of the row: filter for a value, copy, resend"),
          new KeyNote(TABLE, "Escape", "End sorting or finding; select nothing"),
          new KeyNote(FILTER, "Ctrl+Space, Tab", "Propose names and values; take one"),
          new KeyNote(FILTER, "Up, Down", "Earlier filters; down to the rows"),
          new KeyNote(FILTER, "Enter, Escape", "Apply it, twice: to the rows; remove it"),
          new KeyNote(FILTER, "F2, Delete", "Rename or remove a kept filter"),
          new KeyNote(TIMES, "left, right, Home, End", "Go to another time"),
          new KeyNote(COLUMNS, "Space", "Show or hide"),
          new KeyNote(COLUMNS, "Alt+Up, Alt+Down", "Move; colouring rules too"),
          new KeyNote(COLUMNS, "left, right, Enter", "Narrower, wider; fit to content"),
          new KeyNote(PLOT, "arrows, Page, +, -", "Move in time; zoom"),
          new KeyNote(PLOT, "Home, End, Space", "All; the newest; stay or follow"),
          new KeyNote(PLOT, "Ctrl+left, Ctrl+right", "To the next message; with Shift select"),
          new KeyNote(PLOT, "Ctrl+up, Ctrl+down", "Zoom the values; Home fits them again"),
          new KeyNote(PLOT, "Enter, Z, Escape", "Select it; show the range; back"),
          new KeyNote(INSPECTOR, "left, right", "Close or open a value; walk the bytes"),
          new KeyNote(INSPECTOR, "Ctrl+C", "Copy the value or the bytes"),
          new KeyNote(INSPECTOR, "Ctrl+Shift+C", "Copy the path of the value"),
          new KeyNote(INSPECTOR, "O, X", "Only messages with this value; all others"),
          new KeyNote(INSPECTOR, "F, A, L", "Find the next with it; add it as column; colour"),
          new KeyNote(INSPECTOR, "P", "Plot it over all messages"),
          new KeyNote(COMPOSER, "Shift+Tab, Up, Down", "To the pages; from page to page"),
          new KeyNote(SAVED, "Ctrl+Enter, Enter", "Send; edit"),
          new KeyNote(SAVED, "F2, Delete", "Rename; delete"),
          new KeyNote(SAVED, "Alt+arrows", "Move in the tree"));

  private KeyNotes() {}
}
