/**
 * Files for settings, saved sends and captures: replaced completely or not at all, readable only by
 * their user; JSON that keeps the layout of its file; and paths by which files are told apart.
 *
 * <p>May import: Jackson.
 */
package picklescope.file;
