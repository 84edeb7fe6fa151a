/**
 * What can be done with a value that the user has chosen, in a cell of the table, in the tree of
 * the inspector or among its bytes: {@link picklescope.view.value.ChosenValue} is the value with
 * its path and its condition, {@link picklescope.view.value.ValueCommands} are the commands.
 *
 * <p>May import: {@code picklescope.session} and below, {@code picklescope.view.command}.
 */
package picklescope.view.value;
