using MLGovernance.Cli;

namespace MLGovernance.Tests.Cli;

public sealed class ProgramTests
{
    [Theory]
    [InlineData("export", "--format", "papyrus")]
    [InlineData("export", "--format", "atlas")]
    [InlineData("purview", "plan", "--max-gone", "abc")]
    [InlineData("nothing")]
    public void Main_AWrongCommandLine_ExitsAsBadInputAndNotAsViolations(params string[] arguments) =>
        Assert.Equal(ExitCode.BadInput, typeof(ExitCode).Assembly.EntryPoint!.Invoke(null, [arguments]));

    [Fact]
    public void Main_Help_ExitsWithSuccess() =>
        Assert.Equal(ExitCode.Success, typeof(ExitCode).Assembly.EntryPoint!.Invoke(null, [new[] { "export", "--help" }]));
}
