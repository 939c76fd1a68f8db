global using System;
namespace Shop;

var builder = App.Create(args);
builder.MapGet("/", () => "ok");
await builder.RunAsync();

static int Helper(int x)
{
    return x + 1;
}

#if DEBUG
public class OnlyThere
{
    public void Run() { }
}
#endif

public partial class Program { public static int Exit => 0; }
