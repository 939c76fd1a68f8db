@echo off
rem Starts Log Insight on Windows: finds a JDK of version 21 or newer, builds what is missing or older than the sources, and runs
rem the program. JAVA_HOME is taken when it is new enough. LOGINSIGHT_JAVA_OPTS goes to the JVM. LOGINSIGHT_BUILD=never starts the
rem build that is there, whatever its age. What ./loginsight does on other systems, without its start-up cache.
rem Folders may be named anything, such as "Program Files (x86)" or "R&D": outside double quotes a path is written !name!, because
rem what stands between percent signs is read as part of the script, and a parenthesis or ampersand in it would end the command.
setlocal EnableExtensions DisableDelayedExpansion
set "here=%~dp0"
set "here=%here:~0,-1%"
set "checkout="
set "program=%here%"
if not exist "%here%\loginsight.jar" (
    set "checkout=%here%"
    set "program=%here%\indexer-cli\target\loginsight"
)

set "best="
set /a rank=0
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if %rank% geq 21 goto found
for /d %%d in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\BellSoft\*" "%ProgramFiles%\SapMachine\*" "%LocalAppData%\Programs\Eclipse Adoptium\*" "%UserProfile%\.jdks\*" "%UserProfile%\scoop\apps\*jdk*" "%UserProfile%\.sdkman\candidates\java\*") do call :consider "%%~d"
for /d %%d in ("%UserProfile%\scoop\apps\*") do if exist "%%~d\current\release" call :consider "%%~d\current"
for /f "delims=" %%j in ('where java 2^>nul') do for %%b in ("%%~dpj..") do call :consider "%%~fb"
if %rank% geq 21 goto found
if defined best goto old
echo loginsight: Java 21 or newer is needed, and none was found; install a JDK (for example from https://adoptium.net) or point JAVA_HOME at one. 1>&2
exit /b 1

:old
setlocal EnableDelayedExpansion
echo loginsight: Java 21 or newer is needed, and the newest found is in !best!; install a JDK of version 21 or newer (for example from https://adoptium.net) or point JAVA_HOME at one. 1>&2
exit /b 1

:found
if not defined checkout goto start
if "%LOGINSIGHT_BUILD%"=="never" goto built
if not exist "%program%\loginsight.jar" goto build
set "stale="
for /f %%s in ('powershell -NoProfile -Command "$t=(Get-Item -LiteralPath $env:program\loginsight.jar).LastWriteTime; $f=Get-ChildItem -Path $env:checkout\pom.xml,$env:checkout\*\pom.xml,$env:checkout\*\src\main,$env:checkout\examples\*\src -Recurse | Where-Object LastWriteTime -gt $t | Select-Object -First 1; if ($f) { 'stale' }"') do set "stale=%%s"
if not defined stale goto start

:build
where mvn >nul 2>nul
if errorlevel 1 (
    echo loginsight: Apache Maven 3.8 or newer is needed to build Log Insight, and no mvn was found; install it and put its bin folder on the PATH. 1>&2
    exit /b 1
)
echo Building Log Insight (first use or changed sources, one to three minutes) ... 1>&2
if not exist "%checkout%\indexer-cli\target" mkdir "%checkout%\indexer-cli\target"
setlocal
set "JAVA_HOME=%best%"
call mvn -B -f "%checkout%\pom.xml" -pl indexer-cli,examples/shop -am -Dmaven.test.skip=true package > "%checkout%\indexer-cli\target\build.log" 2>&1
set "failed=%errorlevel%"
endlocal & set "failed=%failed%"
if "%failed%"=="0" goto built
findstr /b /c:"[ERROR]" "%checkout%\indexer-cli\target\build.log" 1>&2
setlocal EnableDelayedExpansion
echo loginsight: the build failed; the whole log is in !checkout!\indexer-cli\target\build.log 1>&2
exit /b 1

:built
if exist "%program%\loginsight.jar" goto start
setlocal EnableDelayedExpansion
echo loginsight: there is no build in !program!; run `mvn -B package -DskipTests` in !checkout!. 1>&2
exit /b 1

:start
set "quiet="
if %rank% geq 24 set "quiet=--sun-misc-unsafe-memory-access=allow"
"%best%\bin\java.exe" --enable-native-access=ALL-UNNAMED %quiet% -XX:+UseSerialGC %LOGINSIGHT_JAVA_OPTS% -jar "%program%\loginsight.jar" %*
exit /b %errorlevel%

rem Remembers the JDK in folder %1 when its major version is higher than the best one so far.
:consider
if not exist "%~1\release" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
set "major=0"
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "tokens=1 delims=.-+" %%m in ("%%~v") do set "major=%%m"
if %major% gtr %rank% (
    set /a rank=%major%
    set "best=%~1"
)
exit /b 0
