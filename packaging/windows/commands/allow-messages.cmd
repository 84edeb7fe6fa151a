@echo off
rem Lets UDP messages of other computers through Windows' firewall to Picklescope, in private and domain networks.
rem Rules that Windows made when somebody cancelled its question would block them in spite of it, so all rules of
rem these programs are removed first. Needs an administrator: it asks for one if it is started without.
rem "allow-messages.cmd remove" only removes the rules.
setlocal EnableExtensions DisableDelayedExpansion
for %%D in ("%~dp0..") do set "app=%%~fD"
net session >nul 2>&1
if not errorlevel 1 goto allowed
if "%~1"=="asked" (
  echo picklescope: only an administrator can change the firewall's rules. 1>&2
  exit /b 1
)
set "script=%~f0"
set "script_arguments=asked"
if "%~1"=="remove" set "script_arguments=asked remove"
powershell.exe -NoProfile -Command "Start-Process -Verb RunAs -Wait -WindowStyle Hidden -FilePath $env:script -ArgumentList $env:script_arguments"
exit /b %ERRORLEVEL%

:allowed
set "remove="
if "%~1"=="remove" set "remove=1"
if "%~2"=="remove" set "remove=1"
for %%P in (Picklescope.exe picklescope-console.exe) do (
  netsh advfirewall firewall delete rule name=all dir=in program="%app%\%%P" >nul
  if not defined remove netsh advfirewall firewall add rule name=Picklescope dir=in action=allow protocol=UDP profile=private,domain program="%app%\%%P" >nul || exit /b 1
)
exit /b 0
