@echo off
rem Starts Picklescope with the Java it needs: JAVA_HOME, else the java on the PATH, else a JDK in
rem the usual folders.
setlocal EnableExtensions DisableDelayedExpansion
set "needed=25"
set "app=%~dp0.."
set "java="
set "old="

rem Some have quotes in their JAVA_HOME.
set "jdk="
if defined JAVA_HOME set "jdk=%JAVA_HOME:"=%"
if defined jdk call :try
if defined java goto run
for %%J in (java.exe) do set "jdk=%%~dp$PATH:J"
if defined jdk set "jdk=%jdk%.."
if defined jdk call :try
if defined java goto run
for %%V in ("Eclipse Adoptium" "Java" "Microsoft" "Zulu" "BellSoft" "Amazon Corretto" "OpenJDK") do (
  for /f "delims=" %%D in ('dir /b /ad "%ProgramFiles%\%%~V" 2^>nul') do set "jdk=%ProgramFiles%\%%~V\%%D" & call :try
)
for /f "delims=" %%D in ('dir /b /ad "%USERPROFILE%\.jdks" 2^>nul') do set "jdk=%USERPROFILE%\.jdks\%%D" & call :try
if defined java goto run
echo picklescope: Java %needed% or newer is needed and was not found%old%. Install it (for example Temurin %needed% from https://adoptium.net) or set JAVA_HOME. 1>&2
exit /b 1

:run
rem A short command is over before the optimizing compiler pays, and needs little memory. Only the
rem window needs JavaFX: without these modules the JVM starts sooner. Its heap begins small and gets
rem small again, and its optimizing compiler waits 16 times as long, until the window is there; for
rem what receives and records it waits a quarter of that.
set "quick=-Xms48m -XX:MaxHeapFreeRatio=40 -XX:G1PeriodicGCInterval=60000"
set "quick=%quick% -XX:G1ConcRefinementThreads=0"
set "quick=%quick% -XX:MetaspaceSize=64m -XX:Tier4InvocationThreshold=80000"
set "quick=%quick% -XX:Tier4MinInvocationThreshold=9600"
set "quick=%quick% -XX:Tier4CompileThreshold=240000 -XX:Tier4BackEdgeThreshold=640000"
set "quick=%quick% -XX:CompileCommand=quiet"
for %%P in (net linux capture) do call :scale %%P
set "modules=info.picocli,javafx.controls,org.controlsfx.controls,atlantafx.base,io.nats.jnats"
set "native=--enable-native-access=picklescope,javafx.graphics"
for %%C in (send decode doctor --version --help -V -h) do if "%~1"=="%%C" set "quick=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
for %%C in (demo envelope listen publish read relay sniff streams watch) do if "%~1"=="%%C" set "quick=-XX:+UseSerialGC"
for %%C in (replay respond) do if "%~1"=="%%C" set "quick="
rem Export reads gigabytes twice with a thread on each processor, so that the optimizing compiler
rem pays. Nearly all that it allocates is short-lived: a collector of one thread needs the least time
rem for it, but uses all the heap that it may have. 1 GB is four times what is kept of tables at most.
if "%~1"=="export" set "quick=-XX:+UseSerialGC -Xmx1g"
for %%C in (send decode doctor --version --help -V -h demo envelope export listen publish read relay replay respond sniff streams watch) do if "%~1"=="%%C" set "modules=info.picocli"
for %%C in (send decode doctor --version --help -V -h demo envelope export listen publish read relay replay respond sniff streams watch) do if "%~1"=="%%C" set "native=--enable-native-access=picklescope"
for %%C in (export listen publish watch) do if "%~1"=="%%C" set "modules=info.picocli,io.nats.jnats"
for %%C in (export read) do if "%~1"=="%%C" set "native="
"%java%" -XX:+UseCompactObjectHeaders %quick% %native% --module-path "%app%\lib" --add-modules %modules% --module picklescope/picklescope.Main %*
exit /b %ERRORLEVEL%

rem Adds the threshold of a package of Picklescope.
:scale
set "quick=%quick% -XX:CompileCommand=CompileThresholdScaling,picklescope.%1.*::*,0.25"
exit /b

rem Takes the JDK in folder %jdk% if its release file says that it is new enough. "call" would read a
rem percent sign or a caret in an argument once more.
:try
if defined java exit /b
if not exist "%jdk%\bin\java.exe" exit /b
if not exist "%jdk%\release" exit /b
set "version="
for /f "usebackq tokens=1,2 delims==" %%K in ("%jdk%\release") do if "%%K"=="JAVA_VERSION" set "version=%%~L"
for /f "delims=.-+" %%M in ("%version%") do if %%M GEQ %needed% set "java=%jdk%\bin\java.exe"
if not defined java if not defined old if defined version set "old= (only Java %version%)"
exit /b
