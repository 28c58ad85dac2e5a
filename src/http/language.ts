import type { FastifyRequest } from 'fastify';
import type { Language } from '../language/sentence.js';

/**
 * Dutch unless the reader asks for English more strongly (RFC 9110 section 12.5.4).
 */
export function languageOf(request: Pick<FastifyRequest, 'headers'>): Language {
  const header = request.headers['accept-language'];
  if (header === undefined || header.length > 200) return 'nl';
  const weight = (language: string): number => {
    for (const part of header.toLowerCase().split(',')) {
      const [range = '', ...parameters] = part.trim().split(';');
      if (range === language || range.startsWith(`${language}-`)) {
        const quality = parameters
          .map((parameter) => parameter.trim())
          .find((parameter) => parameter.startsWith('q='));
        return quality === undefined ? 1 : Number(quality.slice(2)) || 0;
      }
    }
    return 0;
  };
  return weight('en') > weight('nl') ? 'en' : 'nl';
}
