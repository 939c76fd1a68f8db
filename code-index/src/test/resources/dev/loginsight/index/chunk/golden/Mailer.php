<?php

declare(strict_types=1);

namespace Shop\Mail;

use Psr\Log\LoggerInterface;
use function strlen;

const RETRIES = 3;
define('MAILER', 'x');

/**
 * Sends mail.
 *
 * @template T
 */
#[Service]
final class Mailer extends Base implements Sender, \Countable
{
    use LoggerTrait, Queue { send as protected queueSend; }

    public const MAX = 10, MIN = 1;

    /** @var array<string, int> */
    private static array $größen = [], $other;
    public ?string $note = null; // free text

    /**
     * Makes one.
     */
    public function __construct(
        private readonly LoggerInterface $logger,
        protected int $tries = self::MAX,
    ) {
        parent::__construct();
    }

    // Sends it.
    #[Pure]
    public static function &send(string $to, ?array $options = null): bool
    {
        $retry = function ($n) use ($to) { return $n; };
        function inner() { return 1; }
        return $retry(1) > 0;
    }

    abstract protected function later(): void;

    public function count(): int { return 0; }

    public string $name {
        get => $this->note;
    }
}

interface Sender
{
    public function send(string $to): bool;
}

trait LoggerTrait
{
    protected function log(string $m): void { error_log($m); }
}

enum Status: string implements HasLabel
{
    case Open = 'open';
    case Closed = 'closed';

    const DEFAULT = self::Open;

    public function label(): string { return ucfirst($this->value); }
}

/** Helps. */
function größe(array $items): int
{
    return count($items);
}

if (!function_exists('mb_trim')) {
    function mb_trim(string $s): string { return trim($s); }
}

$handler = new class extends Mailer {
    public function handle() { return 1; }
};

$double = fn(int $x) => $x * 2;

return static function ($app) {
    $app->run();
};
