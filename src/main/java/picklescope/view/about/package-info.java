/**
 * The facts about the program for the user: versions, folders, licence.
 *
 * <p>May import: {@code picklescope.settings}.
 */
package picklescope.view.about;
