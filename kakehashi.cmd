@echo off
rem Kakehashi from its sources: builds with an installed JDK 25 and Maven, and runs what was built.
rem   kakehashi demo | verify | build | anything else is passed to the built program
setlocal EnableDelayedExpansion
set "root=%~dp0"
set "program=%root%app\target\kakehashi\bin\kakehashi.cmd"
set "verb=%~1"
if "%verb%"=="build" goto build
if "%verb%"=="verify" goto verify
if "%verb%"=="demo" goto demo
if not exist "%program%" call :package || exit /b 3
call "%program%" %*
exit /b %ERRORLEVEL%

:build
for /f "tokens=1,* delims= " %%a in ("%*") do set "more=%%b"
call :maven -DskipTests package %more%
exit /b %ERRORLEVEL%

:verify
for /f "tokens=1,* delims= " %%a in ("%*") do set "more=%%b"
call :maven verify %more%
exit /b %ERRORLEVEL%

:demo
rem Maven itself skips what has not changed.
call :package || exit /b 3
call "%program%" %*
exit /b %ERRORLEVEL%

:package
call :maven -DskipTests package 1>&2
exit /b %ERRORLEVEL%

:maven
set "jdk="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%j in ('where javac 2^>nul') do call :try "%%~dpj.."
for /d %%d in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*jdk*\current") do call :try "%%~d"
if not defined jdk (
    echo kakehashi: no JDK 25 was found. Looked at JAVA_HOME, PATH, Program Files and %USERPROFILE%\.jdks. 1>&2
    echo Install a JDK 25 ^(for example Eclipse Temurin 25^), or set JAVA_HOME to one. 1>&2
    exit /b 3
)
where mvn >nul 2>nul || (
    echo kakehashi: no Maven ^(mvn^) on PATH. Install Apache Maven 3.8 or newer and call again. 1>&2
    exit /b 3
)
set "JAVA_HOME=%jdk%"
set "args=%MAVEN_ARGS%"
set "MAVEN_ARGS="
call mvn --batch-mode --no-transfer-progress --show-version --file "%root%pom.xml" %args% %*
exit /b %ERRORLEVEL%

:try
if defined jdk exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
findstr /b /r /c:"JAVA_VERSION=\"25[.\"]" "%~1\release" >nul 2>nul && set "jdk=%~f1"
exit /b 0
