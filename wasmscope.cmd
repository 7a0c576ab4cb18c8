@echo off
rem Starts Wasmscope from a checkout: finds a JDK, builds when nothing is built yet or the sources are newer, runs.
setlocal DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"
set "APP=%HOME_DIR%\cli\target\app"
set "JAVA_25="

call :try "%JAVA_HOME%"
if not defined JAVA_25 for /f "delims=" %%J in ('where javac 2^>nul') do call :try "%%~dpJ.."
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks" "%USERPROFILE%\.sdkman\candidates\java" "%USERPROFILE%\scoop\apps") do (
  if not defined JAVA_25 if exist "%%~R\" for /d %%J in ("%%~R\*") do call :try "%%~J"
)
if not defined JAVA_25 (
  echo wasmscope: no JDK 25 or newer found: install one ^(for example Eclipse Temurin 25 from https://adoptium.net^) or point JAVA_HOME at it>&2
  exit /b 1
)

rem java.args is written by the build after everything else, so its age is the age of the app.
set "STALE=1"
if exist "%APP%\java.args" (
  powershell -NoProfile -Command "$b = (Get-Item -LiteralPath (Join-Path $env:APP 'java.args')).LastWriteTime; $n = Get-ChildItem -Recurse -File -LiteralPath $env:HOME_DIR -Include '*.java','pom.xml','*.css','*.wasm','*.args' | Where-Object { $_.LastWriteTime -gt $b -and $_.FullName -notmatch '[\\/]target[\\/]' } | Select-Object -First 1; if ($n) { exit 1 }" && set "STALE="
)
if not defined STALE goto run

echo wasmscope: building; the first time this also fetches libraries and takes a minute or two>&2
if not exist "%HOME_DIR%\target" mkdir "%HOME_DIR%\target"
set "OLD_JAVA_HOME=%JAVA_HOME%"
set "JAVA_HOME=%JAVA_25%"
pushd "%HOME_DIR%"
call mvnw.cmd -q -B -Pquick -DskipTests -pl cli -am package >"%HOME_DIR%\target\launcher-build.log" 2>&1 <nul
set "RESULT=%ERRORLEVEL%"
popd
set "JAVA_HOME=%OLD_JAVA_HOME%"
if not "%RESULT%"=="0" (
  echo wasmscope: the build failed, see %HOME_DIR%\target\launcher-build.log>&2
  exit /b 1
)

:run
rem The start-up cache counts only for the JDK that made it; any other goes on without it and need not say so.
set "START_CACHE="
if exist "%APP%\start.aot" set START_CACHE="-XX:AOTCache=%APP%\start.aot" -Xlog:aot=off -Xlog:cds=off
"%JAVA_25%\bin\java.exe" %START_CACHE% "@%APP%\java.args" --module-path "%APP%\fx" -cp "%APP%\lib\*" "-Dwasmscope.home=%HOME_DIR%" dev.wasmscope.cli.Main %*
exit /b %ERRORLEVEL%

rem Takes the folder in %1 as JAVA_25 when it is a JDK of release 25 or newer.
:try
if defined JAVA_25 exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~f1\bin\javac.exe" exit /b 0
if not exist "%~f1\release" exit /b 0
for /f tokens^=2^ delims^=^=^". %%V in ('findstr /b "JAVA_VERSION=" "%~f1\release"') do (
  if %%V GEQ 25 set "JAVA_25=%~f1"
)
exit /b 0
