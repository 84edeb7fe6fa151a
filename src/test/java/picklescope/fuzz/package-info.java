/** Properties that hold for any external bytes, tested by Jazzer and with its findings. */
package picklescope.fuzz;
