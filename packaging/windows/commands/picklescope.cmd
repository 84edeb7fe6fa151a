@rem The command line in a console: Picklescope.exe beside it is the window and has none.
@"%~dp0..\picklescope-console.exe" %*
