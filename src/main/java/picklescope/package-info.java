/** The program's entry point: it chooses between the window and the command line. */
package picklescope;
