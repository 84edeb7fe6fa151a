/**
 * The commands of the window as data: what each does, how it is named, whether it can be run, and
 * its keys. Buttons, menus, keys and help all use the same command.
 *
 * <p>May import: nothing of {@code picklescope}.
 */
package picklescope.view.command;
