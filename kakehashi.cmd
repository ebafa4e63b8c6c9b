@echo off
rem Kakehashi from its sources: builds with an installed JDK 25 and Maven, and runs what was built.
rem   kakehashi demo            build what is stale, start the demonstration
rem   kakehashi verify          build and pass every test and check
rem   kakehashi build           the program in app\target\kakehashi, without tests
rem   kakehashi anything else   is passed to the built program
rem More Maven arguments: after build and verify, or in MAVEN_ARGS.
rem Delayed expansion stays off: it would eat exclamation marks in arguments.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "image=%root%app\target\kakehashi"
set "program=%image%\bin\kakehashi.cmd"
set "verb=%~1"
if "%verb%"=="build" goto build
if "%verb%"=="verify" goto verify
if "%verb%"=="demo" goto demo
if not exist "%program%" call :package || exit /b 3
goto run

:build
call :rest %*
call :maven -DskipTests package %more%
exit /b %ERRORLEVEL%

:verify
call :rest %*
call :maven verify %more%
exit /b %ERRORLEVEL%

:demo
call :stale && goto run
call :package || exit /b 3

:run
rem Without "call", which would read the arguments a second time; the program's exit code stays.
"%program%" %*

rem What follows the verb.
:rest
set "more="
for /f "tokens=1,* delims= " %%a in ("%*") do set "more=%%b"
exit /b 0

rem 0 when what was built is newer than every source, as the script for other systems finds out.
:stale
if not exist "%program%" exit /b 1
if not exist "%image%\built" exit /b 1
powershell -NoProfile -NonInteractive -Command "$b = (Get-Item -LiteralPath ($env:image + '\built')).LastWriteTimeUtc; $n = 'pom.xml','app','modules','jlink-config','resources' | ForEach-Object { $p = $env:root + $_; Get-Item -LiteralPath $p; Get-ChildItem -LiteralPath $p -Recurse -ErrorAction SilentlyContinue } | Where-Object { $_.FullName -notmatch '\\target(\\|$)|\\src\\test(\\|$)' -and $_.LastWriteTimeUtc -gt $b } | Select-Object -First 1; if ($n) { exit 1 }" >nul 2>nul
exit /b %ERRORLEVEL%

:package
call :maven -DskipTests package 1>&2
exit /b %ERRORLEVEL%

:maven
set "jdk="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%j in ('where javac 2^>nul') do call :try "%%~dpj.."
for /d %%d in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*") do call :try "%%~d"
rem A wildcard is read in the last part of a path only.
for /d %%d in ("%USERPROFILE%\scoop\apps\*jdk*") do call :try "%%~d\current"
if not defined jdk goto nojdk
where mvn >nul 2>nul || goto nomaven
echo kakehashi: Maven on the JDK in "%jdk%" 1>&2
set "JAVA_HOME=%jdk%"
rem Maven reads MAVEN_ARGS itself only since 3.9, so it is passed here and taken away there.
set "args=%MAVEN_ARGS%"
set "MAVEN_ARGS="
call mvn --batch-mode --no-transfer-progress --show-version --file "%root%pom.xml" %args% %*
exit /b %ERRORLEVEL%

:nojdk
echo kakehashi: no JDK 25 was found. Looked at JAVA_HOME, PATH, Program Files, .jdks and scoop. 1>&2
echo Install a JDK 25 (for example Eclipse Temurin 25), or set JAVA_HOME to one. 1>&2
exit /b 3

:nomaven
echo kakehashi: no Maven (mvn) on PATH. Install Apache Maven 3.8 or newer and call again. 1>&2
exit /b 3

:try
if defined jdk exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
findstr /b /r /c:"JAVA_VERSION=\"25[.\"]" "%~1\release" >nul 2>nul && set "jdk=%~f1"
exit /b 0
