@echo off
rem Starts Kakehashi. Made by jlink-config/Image.java from jlink-config/launcher.cmd: change it there.
setlocal
set "home=%~dp0.."
set "verb=-Xmx1g -XX:TieredStopAtLevel=1"
set "cache=server"
if "%~1"=="train" set "cache="
if "%~1"=="train" set "verb=-Xmx1g -XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining"
if "%~1"=="workstation" set "cache=workstation"
if "%~1"=="workstation" set "verb=-Xms48m -Xmx1g -XX:TieredStopAtLevel=1"
if "%~1"=="demo" set "cache=workstation"
if "%~1"=="demo" set "verb=-Xms48m -Xmx1g -XX:TieredStopAtLevel=1"
if "%~1"=="server" set "verb=-XX:+ExitOnOutOfMemoryError -Xms16m -Xmx1g -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30"
if "%~1"=="bench" set "verb=-Xmx2g"
if "%~1 %~2"=="bench view" set "verb=-Xmx512m"
set "window="
if not "%KAKEHASHI_HEADLESS%"=="" set "window=-Dglass.platform=Headless -Dprism.order=sw -Dkakehashi.headless=true"
for %%a in (%*) do if "%%~a"=="--headless" set "window=-Dglass.platform=Headless -Dprism.order=sw -Dkakehashi.headless=true"
set "aot="
if exist "%home%\aot\%cache%.aot" set aot="-XX:AOTCache=%home%\aot\%cache%.aot"
if not "%KAKEHASHI_AOT%"=="" set "aot=%KAKEHASHI_AOT:|= %"
set "KAKEHASHI_AOT="
"%home%\runtime\bin\java.exe" ^
@FLAGS@
    %verb% %window% %KAKEHASHI_JVM% %aot% "-Dkakehashi.home=%home%" ^
    -cp "@CLASSPATH@" ^
    jp.kakehashi.app.Main %*
exit /b %ERRORLEVEL%
